/* Which headings count: those whose numbers go on from one another, as counting.py and body.py choose them. */
#ifndef VNDOCS_COUNTING_H
#define VNDOCS_COUNTING_H

#include "_quoting.h"

enum { GAP = 5 };

/* The letters of articles put in, `5a`, in their order; capitals in theirs, of which many lists leave one out. */
static PyObject *suffixes, *ordered_capitals;

/* The longest run that ends in an article of a number and letters: how many it has, and its last article. */
typedef struct { Py_ssize_t number, length, index, next; uint64_t suffix; } Run;

/* Articles by their place among the names; the run that ends in each; the runs by number. */
typedef struct {
    Py_ssize_t *articles, *size, *back, *first;
    Run *runs;
    Py_ssize_t count, run_count;
    size_t mask;
} Count;

static void count_clear(Count *count) {
    PyMem_Free(count->articles);
    PyMem_Free(count->first);
    PyMem_Free(count->runs);
}

/* The place of letters among those that follow one another, 0 for none, -1 for others. */
static int suffix_place(uint64_t suffix) {
    const Py_UCS4 letter = (Py_UCS4)(suffix >> 32);
    if (!suffix) return 0;
    if ((suffix & 0xffffffff) != 0) return -1;
    const Py_ssize_t found = PyUnicode_FindChar(suffixes, letter, 0, PyUnicode_GET_LENGTH(suffixes), 1);
    return found < 0 ? -1 : (int)found + 1;
}

/* Whether an article with one letter may stand before that of another with the same number. */
static int precedes(uint64_t other, uint64_t suffix) {
    const int before = suffix_place(other), place = suffix_place(suffix);
    return place >= 0 ? before >= 0 && before < place : !other;
}

static inline size_t slot_of(const Count *count, Py_ssize_t number) { return (size_t)number * 2654435761u & count->mask; }

static int count_begin(Count *count, const Lines *lines) {
    size_t size = 8;
    for (Py_ssize_t k = 0; k < lines->name_count; k++) count->count += lines->names[k].is_heading && is_article(&lines->names[k]);
    while (size < 2 * (size_t)count->count) size *= 2;
    count->mask = size - 1;
    count->articles = PyMem_Calloc((size_t)count->count * 3 + 1, sizeof(Py_ssize_t));
    count->first = PyMem_Calloc(size, sizeof(Py_ssize_t));
    count->runs = PyMem_Calloc((size_t)count->count + 1, sizeof(Run));
    if (!count->articles || !count->first || !count->runs) return PyErr_NoMemory(), -1;
    count->size = count->articles + count->count;
    count->back = count->size + count->count;
    Py_ssize_t article = 0;
    for (Py_ssize_t k = 0; k < lines->name_count; k++)
        if (lines->names[k].is_heading && is_article(&lines->names[k])) count->articles[article++] = k;
    return 0;
}

/* Put an article behind the longest run that it goes on with: 4 or 4a may stand before 5, 5 or 5a before 5b. */
static void go_on(Count *count, const Name *name, Py_ssize_t index) {
    const Py_ssize_t before = name->suffix ? name->number : name->number - 1;
    Py_ssize_t length = 0, previous = -1, k;
    for (k = count->first[slot_of(count, before)]; k; k = count->runs[k - 1].next) {
        const Run *run = &count->runs[k - 1];
        if (run->number == before && (run->length > length || (run->length == length && run->index > previous))
            && (name->suffix ? precedes(run->suffix, name->suffix) : suffix_place(run->suffix) >= 0)) {
            length = run->length;
            previous = run->index;
        }
    }
    count->size[index] = ++length;
    count->back[index] = previous;
    Py_ssize_t *first = &count->first[slot_of(count, name->number)];
    for (k = *first; k && (count->runs[k - 1].number != name->number || count->runs[k - 1].suffix != name->suffix);) k = count->runs[k - 1].next;
    if (!k) {
        count->runs[count->run_count++] = (Run){name->number, length, index, *first, name->suffix};
        *first = count->run_count;
    } else if (count->runs[k - 1].length < length) {
        count->runs[k - 1].length = length;
        count->runs[k - 1].index = index;
    }
}

static inline int is_before(const Name *one, const Name *other) {
    return one->number < other->number || (one->number == other->number && one->suffix < other->suffix);
}

/* Keep the articles that count on from one another; others belong to quoted or attached texts. How many there are, -1 and
 * an exception on error.
 */
static Py_ssize_t keep_consecutive(const Lines *lines) {
    Count count = {0};
    Name *names = lines->names;
    Py_ssize_t longest = 0, kept = 0;
    if (count_begin(&count, lines)) {
        count_clear(&count);
        return -1;
    }
    for (Py_ssize_t k = 0; k < count.count; k++) {
        go_on(&count, &names[count.articles[k]], k);
        if (count.size[k] > count.size[longest]) longest = k;
    }
    Py_ssize_t first = longest;
    for (Py_ssize_t k = count.count ? longest : -1; k >= 0; k = count.back[k]) {
        names[count.articles[k]].is_kept = 1;
        first = k;
        kept++;
    }
    if (kept && names[count.articles[first]].number > 1) {
        /* An excerpt leaves articles out. */
        const Name *last = NULL;
        for (Py_ssize_t k = 0; k < first; k++) {
            Name *name = &names[count.articles[k]];
            if (!is_before(name, &names[count.articles[first]]) || (last && !is_before(last, name))) continue;
            name->is_kept = 1;
            last = name;
            kept++;
        }
    }
    for (Py_ssize_t k = longest + 1, last = longest; k < count.count; k++) {
        /* Behind a run, others may follow after a gap. */
        const Py_ssize_t before = names[count.articles[last]].number, number = names[count.articles[k]].number;
        if (number <= before || number > before + GAP) continue;
        names[count.articles[k]].is_kept = 1;
        last = k;
        kept++;
    }
    count_clear(&count);
    return kept;
}

/* An article that the count leaves out: its number, and between what it stands. */
typedef struct { Py_ssize_t number, low, high; } Gap;

/* What the label of a name counts in plain figures, -1 where it is anything else. */
static Py_ssize_t plain_number(const Text *text, const Name *name) {
    Py_ssize_t number = 0;
    if (name->label < 0 || at(text, name->label) == '0') return -1;
    for (Py_ssize_t k = name->label; k < name->label_end; k++) {
        if (!is_digit(at(text, k))) return -1;
        number = number * 10 + at(text, k) - '0';
    }
    return number;
}

/* Put in the articles that stand behind a comma, where the count leaves just them out. */
static int fill(const Text *text, Lines *lines, Py_ssize_t kept) {
    const Name *last = NULL, *first = NULL;
    Gap *gaps = NULL;
    Py_ssize_t count = 0, room = 0;
    for (Name *name = lines->names; name < lines->names + lines->name_count; name++) {
        if (!name->is_kept) continue;
        if (last && !last->suffix && !name->suffix && name->number == last->number + 2) {
            Gap *gap = one_more((void **)&gaps, &count, &room, sizeof(Gap));
            if (!gap) goto failed;
            *gap = (Gap){last->number + 1, last->start, name->start};
        }
        first = first ? first : name;
        last = name;
    }
    if (count && last->number - first->number >= kept)
        for (Name *name = lines->names; name < lines->names + lines->name_count; name++) {
            const Py_ssize_t number = is_article(name) && mark_of(text, name) == '.' ? plain_number(text, name) : -1;
            Py_ssize_t low = 0, high = count, begin, end;
            while (low < high) {
                const Py_ssize_t middle = (low + high) / 2;
                if (gaps[middle].number < number)
                    low = middle + 1;
                else
                    high = middle;
            }
            if (low == count || gaps[low].number != number || gaps[low].low >= Py_MAX(name->feed, 0) || Py_MAX(name->feed, 0) >= gaps[low].high) continue;
            bare(text, name, &begin, &end);
            if (begin == end || !Py_UNICODE_ISUPPER(at(text, begin))) continue;
            name->line_end = name->end;
            entitle(text, name);
            name->is_heading = name->is_kept = 1;
            /* It is wanted once. */
            gaps[low].high = -1;
        }
    PyMem_Free(gaps);
    return 0;
failed:
    PyMem_Free(gaps);
    return -1;
}

#endif
