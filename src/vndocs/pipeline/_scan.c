/* The scan of pipeline/scan.py, compiled: one pass over the code points for number tokens, literal words and line starts.
 *
 * What it gives is equal to what the Python of scan.py gives; a test holds the two together. A text is any str.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#if defined(_MSC_VER)
#define INLINED static __forceinline
#else
#define INLINED static inline __attribute__((always_inline))
#endif
#define WIDEST 0x10000   /* code points from here on are never the first of a literal */
#define PAIRS 0x2000
#define PAIR(before, c) ((((before) << 5) ^ ((before) >> 3) ^ (c)) & (PAIRS - 1))

typedef struct { uint64_t key; uint32_t flags; } Entry;
typedef struct { Entry *slots; uint32_t mask; } Table;
typedef struct { Py_UCS4 *chars; Py_ssize_t length, anchor; int next; } Word;
typedef struct {
    Table before, one, two;
    Word *words;
    int word_count;
    int kinds;
    int *first;              /* code point -> first word that is anchored at it, -1 for none */
    unsigned char *starts;   /* code point -> 1 digit, 2 anchor of a literal of one character, 4 line feed */
    unsigned char pairs[PAIRS]; /* two characters, hashed -> 2 where they may be the anchor of a literal and the one before */
    unsigned char *opens;    /* code point -> 1 may begin a marker, 2 may stand in front of one */
} Plan;

static uint64_t key_of(const Py_UCS4 *c, int n) {
    uint64_t key = 0;
    for (int i = 0; i < n; i++) key = key << 21 | (uint64_t)c[i];
    return key + 1;
}

static inline uint32_t look(const Table *table, uint64_t key) {
    uint32_t at = (uint32_t)((key * 0x9E3779B97F4A7C15ull) >> 40) & table->mask;
    while (table->slots[at].key) {
        if (table->slots[at].key == key) return table->slots[at].flags;
        at = (at + 1) & table->mask;
    }
    return 0;
}

static int fill(Table *table, PyObject *dict) {
    Py_ssize_t count = PyDict_Size(dict), place = 0;
    uint32_t size = 16;
    PyObject *name, *flags;
    while (size < (uint32_t)count * 4) size *= 2;
    table->slots = PyMem_Calloc(size, sizeof(Entry));
    table->mask = size - 1;
    if (!table->slots) { PyErr_NoMemory(); return -1; }
    while (PyDict_Next(dict, &place, &name, &flags)) {
        Py_UCS4 chars[4];
        Py_ssize_t n = PyUnicode_GetLength(name);
        if (n < 1 || n > 3) { PyErr_SetString(PyExc_ValueError, "expected keys of one to three characters"); return -1; }
        for (Py_ssize_t i = 0; i < n; i++) chars[i] = PyUnicode_ReadChar(name, i);
        uint64_t key = key_of(chars, (int)n);
        uint32_t at = (uint32_t)((key * 0x9E3779B97F4A7C15ull) >> 40) & table->mask;
        while (table->slots[at].key && table->slots[at].key != key) at = (at + 1) & table->mask;
        table->slots[at].key = key;
        table->slots[at].flags = (uint32_t)PyLong_AsUnsignedLong(flags);
    }
    return PyErr_Occurred() ? -1 : 0;
}

static void drop(PyObject *capsule) {
    Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.scan");
    if (!plan) return;
    for (int i = 0; i < plan->word_count; i++) PyMem_Free(plan->words[i].chars);
    PyMem_Free(plan->words); PyMem_Free(plan->first); PyMem_Free(plan->starts); PyMem_Free(plan->opens);
    PyMem_Free(plan->before.slots); PyMem_Free(plan->one.slots); PyMem_Free(plan->two.slots);
    PyMem_Free(plan);
}

static int mark(unsigned char *table, PyObject *chars, unsigned char bit) {
    for (Py_ssize_t i = 0; i < PyUnicode_GetLength(chars); i++) {
        Py_UCS4 c = PyUnicode_ReadChar(chars, i);
        if (c >= WIDEST) { PyErr_SetString(PyExc_ValueError, "expected characters of the basic plane"); return -1; }
        table[c] |= bit;
    }
    return 0;
}

/* In Vietnamese text letters with a high code point are rare, then signs and capitals, then small letters. */
static Py_UCS4 rarity(Py_UCS4 c) { return c >= 0x80 ? c + 0x100 : c >= 'a' && c <= 'z' ? c : c + 0x80; }

static PyObject *plan_of(PyObject *self, PyObject *args) {
    PyObject *before, *one, *two, *words, *openers, *fronts;
    int kinds;
    if (!PyArg_ParseTuple(args, "iO!O!O!O!UU", &kinds, &PyDict_Type, &before, &PyDict_Type, &one, &PyDict_Type, &two, &PyList_Type, &words, &openers, &fronts))
        return NULL;
    Plan *plan = PyMem_Calloc(1, sizeof(Plan));
    if (!plan) return PyErr_NoMemory();
    PyObject *capsule = PyCapsule_New(plan, "vndocs.scan", drop);
    if (!capsule) { PyMem_Free(plan); return NULL; }
    plan->kinds = kinds;
    plan->first = PyMem_Malloc(WIDEST * sizeof(int));
    plan->starts = PyMem_Calloc(WIDEST, 1);
    plan->opens = PyMem_Calloc(WIDEST, 1);
    plan->words = PyMem_Calloc((size_t)PyList_Size(words) + 1, sizeof(Word));
    if (!plan->first || !plan->starts || !plan->opens || !plan->words) { PyErr_NoMemory(); goto fail; }
    if (fill(&plan->before, before) || fill(&plan->one, one) || fill(&plan->two, two)) goto fail;
    for (int c = 0; c < WIDEST; c++) plan->first[c] = -1;
    for (int c = '0'; c <= '9'; c++) plan->starts[c] |= 1;
    if (PyUnicode_GetLength(openers)) plan->starts['\n'] |= 4;
    if (mark(plan->opens, openers, 1) || mark(plan->opens, fronts, 2)) goto fail;
    plan->word_count = (int)PyList_Size(words);
    for (int i = 0; i < plan->word_count; i++) {
        PyObject *word = PyList_GET_ITEM(words, i);
        Word *w = &plan->words[i];
        if (!PyUnicode_Check(word) || PyUnicode_GetLength(word) < 1) { PyErr_SetString(PyExc_ValueError, "expected words"); goto fail; }
        w->length = PyUnicode_GetLength(word);
        w->chars = PyUnicode_AsUCS4Copy(word);
        if (!w->chars) goto fail;
        /* The rarest letter is looked for, best not the first, so that the one before it can be asked as well. */
        w->anchor = w->length > 1;
        for (Py_ssize_t k = w->anchor + 1; k < w->length; k++) if (rarity(w->chars[k]) > rarity(w->chars[w->anchor])) w->anchor = k;
        const Py_UCS4 anchor = w->chars[w->anchor];
        if (anchor >= WIDEST) { PyErr_SetString(PyExc_ValueError, "expected words of the basic plane"); goto fail; }
        w->next = plan->first[anchor];
        plan->first[anchor] = i;
        if (w->anchor) plan->pairs[PAIR(w->chars[w->anchor - 1], anchor)] = 2;
        else plan->starts[anchor] |= 2;
    }
    return capsule;
fail:
    Py_DECREF(capsule);
    return NULL;
}

static int add_int(PyObject *list, Py_ssize_t value) {
    PyObject *number = PyLong_FromSsize_t(value);
    if (!number) return -1;
    int failed = PyList_Append(list, number);
    Py_DECREF(number);
    return failed;
}

static inline int is_blank(Py_UCS4 c) { return c == ' ' || c == '\n' || c == '\t' || c == '*'; }

#define AT(i) PyUnicode_READ(kind, data, (i))

/* The flags of the word before a number: by its last two characters and one blank, by those alone, or beyond several blanks. */
static inline uint32_t before_flags(const Plan *plan, int kind, const void *data, Py_ssize_t start) {
    Py_UCS4 c[3];
    int n = 0;
    for (Py_ssize_t i = start > 3 ? start - 3 : 0; i < start; i++) c[n++] = AT(i);
    if (!n) return 0;
    uint32_t flags = look(&plan->before, key_of(c, n));
    if (flags) return flags;
    if (n >= 2 && is_blank(c[n - 1]) && is_blank(c[n - 2])) {
        Py_ssize_t low = start > 12 ? start - 12 : 0, end = start;
        while (end > low && is_blank(AT(end - 1))) end--;
        n = 0;
        for (Py_ssize_t i = end - 2 > low ? end - 2 : low; i < end; i++) c[n++] = AT(i);
        return n ? look(&plan->before, key_of(c, n)) : 0;
    }
    return n == 3 ? look(&plan->before, key_of(c + 1, 2)) : 0;
}

static inline uint32_t after_flags(const Plan *plan, int kind, const void *data, Py_ssize_t end, Py_ssize_t length) {
    Py_UCS4 c[3];
    int n = 0, at = 0;
    uint32_t flags = 0;
    for (Py_ssize_t i = end; i < length && n < 3; i++) c[n++] = AT(i);
    if (n && is_blank(c[0])) {
        at = 1;
        if (n == 3) flags |= look(&plan->two, key_of(c + 1, 2));
    }
    if (n > at) flags |= look(&plan->one, key_of(c + at, 1));
    if (n > at + 1) flags |= look(&plan->two, key_of(c + at, 2));
    return flags;
}

/* Adds (start, end) to the list of each kind whose flag is set. */
static int add_number(PyObject *numbers, int kinds, uint32_t flags, Py_ssize_t start, Py_ssize_t end) {
    PyObject *hit = PyTuple_New(2), *low = PyLong_FromSsize_t(start), *high = PyLong_FromSsize_t(end);
    if (!hit || !low || !high) { Py_XDECREF(hit); Py_XDECREF(low); Py_XDECREF(high); return -1; }
    PyTuple_SET_ITEM(hit, 0, low);
    PyTuple_SET_ITEM(hit, 1, high);
    /* Two numbers hold nothing that could hold them: the collector need not look. */
    PyObject_GC_UnTrack(hit);
    int failed = 0;
    for (int k = 0; k < kinds && !failed; k++)
        if (flags >> k & 1) failed = PyList_Append(PyList_GET_ITEM(numbers, k), hit);
    Py_DECREF(hit);
    return failed;
}

/* Inlined once for each width of code points, so that reading one is a plain load. */
INLINED int pass(
    const Plan *plan, const int kind, const void *data, const Py_ssize_t length, Py_ssize_t *free_from, PyObject *numbers, PyObject *found, PyObject *lines
) {
    const unsigned char *const starts = plan->starts, *const pairs = plan->pairs;
    Py_ssize_t number_end = 0;
    Py_UCS4 c = 0;
    for (Py_ssize_t i = 0; i < length; i++) {
        const Py_UCS4 before = c;
        c = AT(i);
        if (kind == PyUnicode_4BYTE_KIND && c >= WIDEST) continue;
        const unsigned char what = starts[c] | pairs[PAIR(before, c)];
        if (!what) continue;
        if (what & 2) {
            for (int w = plan->first[c]; w >= 0; w = plan->words[w].next) {
                const Word *word = &plan->words[w];
                const Py_ssize_t start = i - word->anchor;
                if (start < free_from[w] || start + word->length > length) continue;
                Py_ssize_t k = 0;
                while (k < word->length && AT(start + k) == word->chars[k]) k++;
                if (k < word->length) continue;
                free_from[w] = start + word->length;
                if (add_int(PyList_GET_ITEM(found, w), start)) return -1;
            }
        }
        if ((what & 1) && i >= number_end) {
            Py_ssize_t end = i + 1;
            while (end < length && ((AT(end) >= '0' && AT(end) <= '9') || AT(end) == '.' || AT(end) == ',')) end++;
            number_end = end;
            const uint32_t flags = before_flags(plan, kind, data, i) | after_flags(plan, kind, data, end, length);
            if (flags && add_number(numbers, plan->kinds, flags, i, end)) return -1;
        }
        if (what & 4) {
            Py_ssize_t k = i + 1;
            while (k < length && AT(k) < WIDEST && (plan->opens[AT(k)] & 2)) k++;
            /* A sign that may stand in front of a marker may also be one (a dash, a star). */
            if ((k > i + 1 && (plan->opens[AT(k - 1)] & 1)) || (k < length && AT(k) < WIDEST && (plan->opens[AT(k)] & 1))) {
                if (add_int(lines, i)) return -1;
            }
        }
    }
    return 0;
}

static PyObject *lists_of(int count) {
    PyObject *lists = PyList_New(count);
    for (int i = 0; lists && i < count; i++) {
        PyObject *list = PyList_New(0);
        if (!list) { Py_DECREF(lists); return NULL; }
        PyList_SET_ITEM(lists, i, list);
    }
    return lists;
}

static PyObject *scan(PyObject *self, PyObject *args) {
    PyObject *capsule, *text;
    if (!PyArg_ParseTuple(args, "OU", &capsule, &text)) return NULL;
    const Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.scan");
    if (!plan) return NULL;
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    PyObject *numbers = lists_of(plan->kinds), *found = lists_of(plan->word_count), *lines = PyList_New(0);
    Py_ssize_t *free_from = PyMem_Calloc((size_t)plan->word_count + 1, sizeof(Py_ssize_t));
    int failed = !numbers || !found || !lines || !free_from;
    if (!failed) {
        if (kind == PyUnicode_1BYTE_KIND) failed = pass(plan, PyUnicode_1BYTE_KIND, data, length, free_from, numbers, found, lines);
        else if (kind == PyUnicode_2BYTE_KIND) failed = pass(plan, PyUnicode_2BYTE_KIND, data, length, free_from, numbers, found, lines);
        else failed = pass(plan, PyUnicode_4BYTE_KIND, data, length, free_from, numbers, found, lines);
    } else if (!PyErr_Occurred()) PyErr_NoMemory();
    PyMem_Free(free_from);
    if (!failed) return Py_BuildValue("NNN", numbers, found, lines);
    Py_XDECREF(numbers); Py_XDECREF(found); Py_XDECREF(lines);
    return NULL;
}

static PyMethodDef methods[] = {
    {"plan", plan_of, METH_VARARGS, "Compile the triggers of a scan."},
    {"scan", scan, METH_VARARGS, "Pass once over a text; give numbers, the places of each word, and line starts."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_scan", "The scan, compiled.", -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__scan(void) { return PyModule_Create(&module); }
