/* What a scan looks for, compiled by plan() of _scan.c from what scan.py tells it: which kinds want a number by what stands
 * beside it, and where words and line starts may be.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#define WIDEST 0x10000   /* code points from here on are in no word */
/* Three characters, hashed: all of the last two and a little of the one before them, in arithmetic of 16 bits. */
enum { HASHES = 0x8000, FARTHEST = 32, MOST_BUCKETS = 255 };
#define HASHED(first, second, c) \
    ((uint16_t)((uint16_t)((first) << 11) ^ (uint16_t)((uint16_t)(second) * 0x1F35u + (uint16_t)(c) * 0x6D2Bu)) >> 1)

/* Up to three characters in the high bits and the kinds that want them in the low ones: open addressing, half full. */
typedef struct { uint64_t *slots; uint32_t mask; } Table;
enum { MOST_KINDS = 15 };
typedef struct { Py_UCS4 *chars; Py_ssize_t length, anchor; } Word;
/* A word that some characters may be those of, and the bucket with the others; 0 for none. */
typedef struct { int word; unsigned char next; } Bucket;
typedef struct {
    Table before, two;
    uint16_t *one;           /* character behind a number -> kinds */
    Word *words;
    int word_count, kinds;
    PyObject *literals;      /* of each kind its words and which they are */
    Bucket buckets[MOST_BUCKETS + 1];
    int bucket_count, single_count;
    uint16_t *singles;       /* words of one character, and the line feed where line starts are wanted */
    unsigned char *singly;   /* what bucket each of these has, 0 for the line feed */
    unsigned char hashes[HASHES]; /* three characters -> the words that they may be of */
    unsigned char *opens;    /* code point -> 1 may begin a marker, 2 may stand in front of one */
} Plan;

static inline uint32_t slot_of(uint64_t key, uint32_t mask) { return (uint32_t)((key * 0x9E3779B97F4A7C15ull) >> 40) & mask; }

static inline uint32_t look(const Table *table, uint64_t key) {
    for (uint32_t at = slot_of(key, table->mask); table->slots[at]; at = (at + 1) & table->mask)
        if (table->slots[at] >> MOST_KINDS == key) return table->slots[at] & ((1u << MOST_KINDS) - 1);
    return 0;
}

static int fill(Table *table, PyObject *dict) {
    Py_ssize_t place = 0;
    uint32_t size = 16;
    PyObject *name, *flags;
    while (size < (uint32_t)PyDict_Size(dict) * 2) size *= 2;
    table->slots = PyMem_Calloc(size, sizeof *table->slots);
    table->mask = size - 1;
    if (!table->slots) { PyErr_NoMemory(); return -1; }
    while (PyDict_Next(dict, &place, &name, &flags)) {
        uint64_t key = 1;
        if (!PyUnicode_Check(name) || PyUnicode_GET_LENGTH(name) < 1 || PyUnicode_GET_LENGTH(name) > 3 || PyUnicode_MAX_CHAR_VALUE(name) >= WIDEST) {
            PyErr_SetString(PyExc_ValueError, "expected keys of one to three characters");
            return -1;
        }
        for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(name); i++) key = key << 16 | PyUnicode_READ_CHAR(name, i);
        uint32_t at = slot_of(key, table->mask);
        while (table->slots[at]) at = (at + 1) & table->mask;
        table->slots[at] = key << MOST_KINDS | PyLong_AsUnsignedLong(flags);
    }
    return PyErr_Occurred() ? -1 : 0;
}

static void drop(PyObject *capsule) {
    Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.scan");
    if (!plan) return;
    for (int i = 0; i < plan->word_count; i++) PyMem_Free(plan->words[i].chars);
    PyMem_Free(plan->words); PyMem_Free(plan->singles); PyMem_Free(plan->singly); PyMem_Free(plan->opens);
    PyMem_Free(plan->before.slots); PyMem_Free(plan->two.slots); PyMem_Free(plan->one);
    Py_XDECREF(plan->literals);
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

/* In Vietnamese text blanks are common, then small letters, digits, letters with marks; signs and capitals are rare. */
static int rarity(Py_UCS4 c) {
    return c == ' ' ? 0 : c >= 'a' && c <= 'z' ? 2 : c >= '0' && c <= '9' ? 3 : c >= 0x80 && c < 0x2000 ? 4 : 5;
}

/* Put a word in front of those that some characters may be of. */
static int add_bucket(Plan *plan, unsigned char *head, int word) {
    int bucket = 1;
    while (bucket <= plan->bucket_count && (plan->buckets[bucket].word != word || plan->buckets[bucket].next != *head)) bucket++;
    if (bucket > MOST_BUCKETS) {
        PyErr_SetString(PyExc_ValueError, "expected fewer words");
        return -1;
    }
    plan->bucket_count = Py_MAX(plan->bucket_count, bucket);
    plan->buckets[bucket] = (Bucket){word, *head};
    *head = (unsigned char)bucket;
    return 0;
}

/* Look for a word at its three rarest characters in a row: `anchor` is the last of them. */
static int plan_word(Plan *plan, int index, PyObject *word) {
    Word *w = &plan->words[index];
    if (!PyUnicode_Check(word) || !PyUnicode_GET_LENGTH(word) || PyUnicode_MAX_CHAR_VALUE(word) >= WIDEST) {
        PyErr_SetString(PyExc_ValueError, "expected words of the basic plane");
        return -1;
    }
    w->length = PyUnicode_GET_LENGTH(word);
    if (!(w->chars = PyUnicode_AsUCS4Copy(word))) return -1;
    w->anchor = Py_MIN(2, w->length - 1);
    int best = -1;
    for (Py_ssize_t k = 2; k < w->length; k++) {
        const int rare = rarity(w->chars[k - 2]) + rarity(w->chars[k - 1]) + rarity(w->chars[k]);
        if (rare > best) { best = rare; w->anchor = k; }
    }
    const Py_UCS4 last = w->chars[w->anchor];
    if (w->length == 1) {
        plan->singles[plan->single_count] = (uint16_t)last;
        return add_bucket(plan, &plan->singly[plan->single_count++], index);
    }
    if (w->length > 2) return add_bucket(plan, &plan->hashes[HASHED(w->chars[w->anchor - 2], w->chars[w->anchor - 1], last)], index);
    /* Whatever stands in front of it. */
    for (Py_UCS4 c = 0; c < FARTHEST; c++)
        if (add_bucket(plan, &plan->hashes[HASHED(c, w->chars[0], last)], index)) return -1;
    return 0;
}

static PyObject *plan_of(PyObject *self, PyObject *args) {
    PyObject *before, *one, *two, *words, *literals, *openers, *fronts, *name, *flags;
    Py_ssize_t place = 0;
    int kinds;
    if (!PyArg_ParseTuple(args, "iO!O!O!O!O!UU", &kinds, &PyDict_Type, &before, &PyDict_Type, &one, &PyDict_Type, &two, &PyList_Type, &words, &PyList_Type, &literals, &openers, &fronts))
        return NULL;
    if (kinds < 0 || kinds > MOST_KINDS || PyList_GET_SIZE(literals) != kinds) {
        PyErr_SetString(PyExc_ValueError, "expected up to 15 kinds and the words of each");
        return NULL;
    }
    for (int kind = 0; kind < kinds; kind++) {
        if (!PyDict_Check(PyList_GET_ITEM(literals, kind))) { PyErr_SetString(PyExc_TypeError, "expected words by their index"); return NULL; }
        for (place = 0; PyDict_Next(PyList_GET_ITEM(literals, kind), &place, &name, &flags);) {
            const Py_ssize_t index = PyLong_AsSsize_t(flags);
            if (index < 0 || index >= PyList_GET_SIZE(words)) { PyErr_SetString(PyExc_ValueError, "expected words by their index"); return NULL; }
        }
    }
    place = 0;
    Plan *plan = PyMem_Calloc(1, sizeof(Plan));
    if (!plan) return PyErr_NoMemory();
    PyObject *capsule = PyCapsule_New(plan, "vndocs.scan", drop);
    if (!capsule) { PyMem_Free(plan); return NULL; }
    plan->kinds = kinds;
    plan->literals = Py_NewRef(literals);
    plan->one = PyMem_Calloc(WIDEST, sizeof *plan->one);
    plan->opens = PyMem_Calloc(WIDEST, 1);
    plan->words = PyMem_Calloc((size_t)PyList_Size(words) + 1, sizeof(Word));
    plan->singles = PyMem_Calloc((size_t)PyList_Size(words) + 1, sizeof *plan->singles);
    plan->singly = PyMem_Calloc((size_t)PyList_Size(words) + 1, 1);
    if (!plan->one || !plan->singles || !plan->singly || !plan->opens || !plan->words) { PyErr_NoMemory(); goto fail; }
    if (fill(&plan->before, before) || fill(&plan->two, two)) goto fail;
    while (PyDict_Next(one, &place, &name, &flags)) {
        if (PyUnicode_GET_LENGTH(name) != 1 || PyUnicode_READ_CHAR(name, 0) >= WIDEST) { PyErr_SetString(PyExc_ValueError, "expected characters"); goto fail; }
        plan->one[PyUnicode_READ_CHAR(name, 0)] = (uint16_t)PyLong_AsUnsignedLong(flags);
    }
    if (PyUnicode_GetLength(openers)) plan->singles[plan->single_count++] = '\n';
    if (mark(plan->opens, openers, 1) || mark(plan->opens, fronts, 2)) goto fail;
    plan->word_count = (int)PyList_Size(words);
    for (int i = 0; i < plan->word_count; i++)
        if (plan_word(plan, i, PyList_GET_ITEM(words, i))) goto fail;
    if (PyErr_Occurred()) goto fail;
    return capsule;
fail:
    Py_DECREF(capsule);
    return NULL;
}
