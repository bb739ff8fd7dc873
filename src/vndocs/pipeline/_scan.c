/* The scan of pipeline/scan.py, compiled: one pass over the code points for number tokens, literal words and line starts.
 *
 * What it gives is equal to what the Python of scan.py gives, numbers as pairs of 64-bit integers; a test holds the two
 * together. A text is any str.
 */
#include "_plan.h"

#if defined(_MSC_VER)
#define INLINED static __forceinline
#else
#define INLINED static inline __attribute__((always_inline))
#endif

enum { BLOCK = 64 };
/* What was seen, in text order, before it is shared out. */
typedef struct { Py_ssize_t start, end; uint32_t flags; } Number;
typedef struct { Py_ssize_t place; int word; } Place;
typedef struct {
    Number *numbers;
    Place *places;
    Py_ssize_t number_count, number_room, place_count, place_room, number_end, *free_from, *counts;
    PyObject *lines;
} Seen;

static inline int is_blank(Py_UCS4 c) { return c == ' ' || c == '\n' || c == '\t' || c == '*'; }

#define AT(i) PyUnicode_READ(kind, data, (i))
/* A key begins with 1, so that none is another behind zeros; a character that is in no key spoils it. */
#define KEYED(key, c) ((uint64_t)(key) << 16 | ((c) < WIDEST ? (c) : WIDEST - 1))

/* The flags of the word before a number: by its last two characters and one blank, by those alone, or beyond several blanks. */
INLINED uint32_t before_flags(const Plan *plan, const int kind, const void *data, Py_ssize_t start) {
    if (!start) return 0;
    const Py_UCS4 last = AT(start - 1), second = start > 1 ? AT(start - 2) : 0;
    if (start == 1) return look(&plan->before, KEYED(1, last));
    if (start > 2 && is_blank(last)) {
        const uint32_t flags = look(&plan->before, KEYED(KEYED(KEYED(1, AT(start - 3)), second), last));
        if (flags) return flags;
    }
    if (!is_blank(last) || !is_blank(second)) return look(&plan->before, KEYED(KEYED(1, second), last));
    const Py_ssize_t low = start > 12 ? start - 12 : 0;
    Py_ssize_t end = start;
    uint64_t key = 1;
    while (end > low && is_blank(AT(end - 1))) end--;
    for (Py_ssize_t i = end - 2 > low ? end - 2 : low; i < end; i++) key = KEYED(key, AT(i));
    return look(&plan->before, key);
}

INLINED uint32_t after_flags(const Plan *plan, const int kind, const void *data, Py_ssize_t end, Py_ssize_t length) {
    if (end < length && is_blank(AT(end))) {
        /* A line may end with a blank. */
        if (AT(end++) != '\n' && end < length && AT(end) == '\n') end++;
    }
    if (end >= length) return 0;
    const Py_UCS4 first = AT(end);
    return (first < WIDEST ? plan->one[first] : 0) | (end + 1 < length ? look(&plan->two, KEYED(KEYED(1, first), AT(end + 1))) : 0);
}

static void *roomier(void *items, Py_ssize_t *room, size_t size) {
    void *more = PyMem_Realloc(items, (size_t)(*room = *room * 2 + 64) * size);
    if (!more) PyErr_NoMemory();
    return more;
}

static int add_number(Seen *seen, Py_ssize_t start, Py_ssize_t end, uint32_t flags) {
    if (seen->number_count == seen->number_room) {
        void *more = roomier(seen->numbers, &seen->number_room, sizeof(Number));
        if (!more) return -1;
        seen->numbers = more;
    }
    seen->numbers[seen->number_count++] = (Number){start, end, flags};
    return 0;
}

static int add_place(Seen *seen, Py_ssize_t place, int word) {
    if (seen->place_count == seen->place_room) {
        void *more = roomier(seen->places, &seen->place_room, sizeof(Place));
        if (!more) return -1;
        seen->places = more;
    }
    seen->places[seen->place_count++] = (Place){place, word};
    seen->counts[word]++;
    return 0;
}

/* The words of a bucket that stand at a character. */
INLINED int look_for(const Plan *plan, const int kind, const void *data, const Py_ssize_t length, Seen *seen, Py_ssize_t i, int bucket) {
    for (; bucket; bucket = plan->buckets[bucket].next) {
        const int w = plan->buckets[bucket].word;
        const Word *word = &plan->words[w];
        const Py_ssize_t start = i - word->anchor;
        if (start < seen->free_from[w] || start + word->length > length) continue;
        Py_ssize_t k = 0;
        while (k < word->length && AT(start + k) == word->chars[k]) k++;
        if (k < word->length) continue;
        seen->free_from[w] = start + word->length;
        if (add_place(seen, start, w)) return -1;
    }
    return 0;
}

/* A number whose first digit stands at a place, if it is no part of the one before. */
INLINED int look_at_number(const Plan *plan, const int kind, const void *data, const Py_ssize_t length, Seen *seen, Py_ssize_t i) {
    if (i < seen->number_end) return 0;
    Py_ssize_t end = i + 1;
    while (end < length && ((AT(end) >= '0' && AT(end) <= '9') || AT(end) == '.' || AT(end) == ',')) end++;
    seen->number_end = end;
    const uint32_t flags = before_flags(plan, kind, data, i) | after_flags(plan, kind, data, end, length);
    return flags ? add_number(seen, i, end, flags) : 0;
}

INLINED int look_at_line(const Plan *plan, const int kind, const void *data, const Py_ssize_t length, Seen *seen, Py_ssize_t i) {
    Py_ssize_t k = i + 1;
    while (k < length && AT(k) < WIDEST && (plan->opens[AT(k)] & 2)) k++;
    /* A sign that may stand in front of a marker may also be one (a dash, a star). */
    if ((k == i + 1 || !(plan->opens[AT(k - 1)] & 1)) && (k == length || AT(k) >= WIDEST || !(plan->opens[AT(k)] & 1))) return 0;
    PyObject *line = PyLong_FromSsize_t(i);
    const int failed = !line || PyList_Append(seen->lines, line);
    Py_XDECREF(line);
    return failed ? -1 : 0;
}

/* A block of characters is looked at together, in loops that a compiler makes vectors of: mostly there is nothing. */
INLINED int pass(const Plan *plan, const int kind, const void *data, const Py_ssize_t length, Seen *seen) {
    for (Py_ssize_t i = 0; i < length; i += BLOCK) {
        /* The two characters before a block decide with it; before the text there are none. */
        uint16_t copied[BLOCK + 2], hash[BLOCK];
        const uint16_t *chars = copied;
        unsigned char found[BLOCK], places[BLOCK];
        const Py_ssize_t size = Py_MIN(BLOCK, length - i);
        if (kind == PyUnicode_2BYTE_KIND && i && size == BLOCK) chars = (const uint16_t *)data + i - 2;
        else {
            memset(copied, 0, sizeof copied);
            for (Py_ssize_t k = i ? 0 : 2; k < size + 2; k++) copied[k] = kind == PyUnicode_4BYTE_KIND && AT(i - 2 + k) >= WIDEST ? 0 : (uint16_t)AT(i - 2 + k);
        }
        for (int k = 0; k < BLOCK; k++) hash[k] = HASHED(chars[k], chars[k + 1], chars[k + 2]);
        for (int k = 0; k < BLOCK; k++)
            found[k] = (unsigned char)((uint16_t)(chars[k + 2] - '0') < 10) & (unsigned char)((uint16_t)(chars[k + 1] - '0') > 9);
        for (int n = 0; n < plan->single_count; n++) {
            const uint16_t single = plan->singles[n];
            for (int k = 0; k < BLOCK; k++) found[k] |= (unsigned char)(chars[k + 2] == single);
        }
        int count = 0;
        for (int k = 0; k < BLOCK; k++) {
            places[count] = (unsigned char)k;
            count += (found[k] | plan->hashes[hash[k]]) != 0;
        }
        for (int n = 0; n < count; n++) {
            const int k = places[n];
            const uint16_t c = chars[k + 2];
            if (k >= size) break;
            int failed = look_for(plan, kind, data, length, seen, i + k, plan->hashes[hash[k]]);
            if (!failed && c >= '0' && c <= '9') failed = look_at_number(plan, kind, data, length, seen, i + k);
            else if (!failed && found[k])
                for (int s = 0; s < plan->single_count && !failed; s++) {
                    if (plan->singles[s] != c) continue;
                    failed = plan->singly[s] ? look_for(plan, kind, data, length, seen, i + k, plan->singly[s]) : look_at_line(plan, kind, data, length, seen, i + k);
                }
            if (failed) return -1;
        }
    }
    return 0;
}

static PyObject *numbers_of(const Seen *seen, int kinds) {
    PyObject *numbers = PyList_New(kinds);
    for (int kind = 0; numbers && kind < kinds; kind++) {
        Py_ssize_t count = 0;
        for (Py_ssize_t k = 0; k < seen->number_count; k++) count += seen->numbers[k].flags >> kind & 1;
        PyObject *packed = PyBytes_FromStringAndSize(NULL, count * 2 * (Py_ssize_t)sizeof(int64_t));
        if (!packed) { Py_CLEAR(numbers); break; }
        char *out = PyBytes_AS_STRING(packed);
        for (Py_ssize_t k = 0; k < seen->number_count; k++) {
            if (!(seen->numbers[k].flags >> kind & 1)) continue;
            const int64_t pair[2] = {seen->numbers[k].start, seen->numbers[k].end};
            memcpy(out, pair, sizeof pair);
            out += sizeof pair;
        }
        PyList_SET_ITEM(numbers, kind, packed);
    }
    return numbers;
}

/* The places of each word as lists. */
static PyObject *places_of(Seen *seen, int words) {
    PyObject *places = PyList_New(words);
    for (int w = 0; places && w < words; w++) {
        PyObject *list = PyList_New(seen->counts[w]);
        if (!list) Py_CLEAR(places);
        else PyList_SET_ITEM(places, w, list);
        seen->counts[w] = 0;
    }
    for (Py_ssize_t k = 0; places && k < seen->place_count; k++) {
        const int w = seen->places[k].word;
        PyObject *place = PyLong_FromSsize_t(seen->places[k].place);
        if (!place) Py_CLEAR(places);
        else PyList_SET_ITEM(PyList_GET_ITEM(places, w), seen->counts[w]++, place);
    }
    return places;
}

/* For each kind a dictionary from its words to their places. */
static PyObject *literals_of(const Plan *plan, PyObject *places) {
    PyObject *literals = places ? PyList_New(plan->kinds) : NULL;
    for (int kind = 0; literals && kind < plan->kinds; kind++) {
        PyObject *found = PyDict_New(), *word, *index;
        Py_ssize_t place = 0;
        int failed = !found;
        while (!failed && PyDict_Next(PyList_GET_ITEM(plan->literals, kind), &place, &word, &index))
            failed = PyDict_SetItem(found, word, PyList_GET_ITEM(places, PyLong_AsSsize_t(index)));
        if (failed) {
            Py_XDECREF(found);
            Py_CLEAR(literals);
        } else PyList_SET_ITEM(literals, kind, found);
    }
    return literals;
}

static PyObject *scan(PyObject *self, PyObject *args) {
    PyObject *capsule, *text;
    if (!PyArg_ParseTuple(args, "OU", &capsule, &text)) return NULL;
    const Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.scan");
    if (!plan) return NULL;
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    Seen seen = {
        .free_from = PyMem_Calloc((size_t)plan->word_count + 1, sizeof(Py_ssize_t)),
        .counts = PyMem_Calloc((size_t)plan->word_count + 1, sizeof(Py_ssize_t)),
        .lines = PyList_New(0),
    };
    int failed = !seen.free_from || !seen.counts || !seen.lines;
    if (!failed) {
        if (kind == PyUnicode_1BYTE_KIND) failed = pass(plan, PyUnicode_1BYTE_KIND, data, length, &seen);
        else if (kind == PyUnicode_2BYTE_KIND) failed = pass(plan, PyUnicode_2BYTE_KIND, data, length, &seen);
        else failed = pass(plan, PyUnicode_4BYTE_KIND, data, length, &seen);
    } else if (!PyErr_Occurred()) PyErr_NoMemory();
    PyObject *numbers = failed ? NULL : numbers_of(&seen, plan->kinds), *places = numbers ? places_of(&seen, plan->word_count) : NULL;
    PyObject *literals = literals_of(plan, places), *done = NULL;
    if (literals) done = PyTuple_Pack(3, numbers, literals, seen.lines);
    Py_XDECREF(numbers); Py_XDECREF(places); Py_XDECREF(literals); Py_XDECREF(seen.lines);
    PyMem_Free(seen.numbers); PyMem_Free(seen.places); PyMem_Free(seen.free_from); PyMem_Free(seen.counts);
    return done;
}

/* Make pairs of packed numbers, where somebody wants to look at them in Python. */
static PyObject *unpack(PyObject *self, PyObject *packed) {
    if (!PyBytes_Check(packed)) {
        PyErr_SetString(PyExc_TypeError, "expected packed numbers");
        return NULL;
    }
    const Py_ssize_t count = PyBytes_GET_SIZE(packed) / (Py_ssize_t)(2 * sizeof(int64_t));
    PyObject *numbers = PyList_New(count);
    for (Py_ssize_t k = 0; numbers && k < count; k++) {
        int64_t pair[2];
        memcpy(pair, PyBytes_AS_STRING(packed) + (size_t)k * sizeof pair, sizeof pair);
        PyObject *number = PyTuple_New(2), *start = PyLong_FromSsize_t((Py_ssize_t)pair[0]), *end = PyLong_FromSsize_t((Py_ssize_t)pair[1]);
        if (!number || !start || !end) {
            Py_XDECREF(number);
            Py_XDECREF(start);
            Py_XDECREF(end);
            Py_CLEAR(numbers);
            break;
        }
        PyTuple_SET_ITEM(number, 0, start);
        PyTuple_SET_ITEM(number, 1, end);
        /* Two numbers hold nothing that could hold them: the collector need not look. */
        PyObject_GC_UnTrack(number);
        PyList_SET_ITEM(numbers, k, number);
    }
    return numbers;
}

static PyMethodDef methods[] = {
    {"plan", plan_of, METH_VARARGS, "Compile the triggers of a scan."},
    {"scan", scan, METH_VARARGS, "Pass once over a text; give the numbers and the places of each word for every kind, and line starts."},
    {"unpack", unpack, METH_O, "Give packed numbers as pairs."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_scan", "The scan, compiled.", -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__scan(void) { return PyModule_Create(&module); }
