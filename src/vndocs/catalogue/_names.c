/* The key of a name, by which names are compared: what `key_plainly` and `named_plainly` of names.py give. What holds anything
 * but Vietnamese letters, figures and the signs between words is left to them. Tests hold the two together.
 */
#include "../text/_teaching.h"

/* Longer names are rare, and read in Python. */
enum { LONGEST_NAME = 512 };
enum { SIGNS, FINALS, SETS };
static const char *const names[SETS] = {"signs", "finals"};

static Letters letters;
/* What each letter is in small letters, and what the last y of a syllable is written as. */
static uint16_t smalls[WIDEST_LETTER], written[WIDEST_LETTER];
/* The ends of syllables that have two spellings, by the one that is not kept. */
static Lexicon tones;
static PyObject *joint, *ask_key, *ask_named;
static const ToldWords told_words[] = {{"joint", &joint, 0}};
static const ToldSet told_sets[] = {{"tones", &tones}};

/* A key in the making: its letters, where its last word begins, and how many letters it ends with; and the name as it is
 * written, which is another than the one that is read where that has signs of emphasis, or blanks beside others.
 */
typedef struct {
    Py_UCS4 each[LONGEST_NAME], written[LONGEST_NAME];
    Py_ssize_t size, word, run, length;
    int is_other;
} Key;

/* Give the letters at the end of a key their tone on one vowel. */
static void place_tone(Key *key) {
    const Text text = {PyUnicode_4BYTE_KIND, key->each, key->size};
    const Py_ssize_t begin = key->size - 2;
    PyObject *kept = key->run < 2 || (begin > key->word && key->each[begin - 1] == 'q') ? NULL : lexicon_get(&tones, &text, begin, key->size);
    key->run = 0;
    if (!kept) return;
    key->each[begin] = PyUnicode_READ_CHAR(kept, 0);
    key->each[begin + 1] = PyUnicode_READ_CHAR(kept, 1);
}

/* End the last word of a key; the word that joins others is left out. */
static void end_word(Key *key) {
    const Text text = {PyUnicode_4BYTE_KIND, key->each, key->size};
    const Py_ssize_t size = key->size - key->word;
    if (!size) return;
    if (size == PyUnicode_GET_LENGTH(joint) && stands_at(&text, key->word, joint)) {
        key->size = key->word;
        key->run = 0;
        return;
    }
    place_tone(key);
    Py_UCS4 *word = &key->each[key->word];
    if (size == 2 && is_in(&letters, word[0], FINALS) && word[1] < WIDEST_LETTER && written[word[1]]) word[1] = written[word[1]];
    key->each[key->size++] = ' ';
    key->word = key->size;
}

/* Read the key of a name: 1, or 0 where it holds something else. */
static int read_key(PyObject *name, Key *key) {
    const Text text = text_of(name);
    int gap = 0;
    key->size = key->word = key->run = key->length = key->is_other = 0;
    if (text.size >= LONGEST_NAME) return 0;
    for (Py_ssize_t place = 0; place < text.size; place++) {
        const Py_UCS4 c = at(&text, place), small = c < WIDEST_LETTER ? smalls[c] : 0;
        if (small) {
            if (!is_digit(small)) {
                key->run++;
            } else if (key->run) {
                place_tone(key);
            }
            key->each[key->size++] = small;
        } else {
            const int is_blank = c == '*' || is_white(c);
            if (!is_blank && !is_in(&letters, c, SIGNS)) return 0;
            end_word(key);
            if (is_blank) {
                key->is_other |= c != ' ' || gap || !key->length;
                gap = 1;
                continue;
            }
        }
        if (gap && key->length) key->written[key->length++] = ' ';
        gap = 0;
        key->written[key->length++] = c;
    }
    key->is_other |= gap;
    end_word(key);
    /* Behind each word stands a blank. */
    if (key->size) key->size--;
    return 1;
}

static PyObject *string_of(const Py_UCS4 *each, Py_ssize_t size) { return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, each, size); }

static int is_ready(PyObject *name) {
    if (!PyUnicode_Check(name)) PyErr_SetString(PyExc_TypeError, "expected a name");
    else if (!ask_key) PyErr_SetString(PyExc_RuntimeError, "expected to have been told the letters first");
    else return 1;
    return 0;
}

static PyObject *key_of(PyObject *self, PyObject *name) {
    Key key;
    if (!is_ready(name)) return NULL;
    return read_key(name, &key) ? string_of(key.each, key.size) : PyObject_CallOneArg(ask_key, name);
}

static PyObject *named(PyObject *self, PyObject *name) {
    Key key;
    if (!is_ready(name)) return NULL;
    if (!read_key(name, &key)) return PyObject_CallOneArg(ask_named, name);
    PyObject *written = key.is_other ? string_of(key.written, key.length) : Py_NewRef(name), *compared = string_of(key.each, key.size);
    PyObject *both = written && compared ? PyTuple_Pack(2, written, compared) : NULL;
    Py_XDECREF(written);
    Py_XDECREF(compared);
    return both;
}

static PyObject *tell(PyObject *self, PyObject *args) {
    PyObject *told, *small, *finals, *asked_key, *asked_named, *kept;
    if (!PyArg_ParseTuple(args, "O!O!O!OO", &PyDict_Type, &told, &PyDict_Type, &small, &PyDict_Type, &finals, &asked_key, &asked_named)) return NULL;
    if (tell_letters(&letters, names, SETS, told) || letters_fill(smalls, WIDEST_LETTER, small) || letters_fill(written, WIDEST_LETTER, finals)) return NULL;
    if (tell_words(told_words, 1, told) || tell_sets(told_sets, 1, told)) return NULL;
    for (Py_ssize_t place = 0; PyDict_Next(tones.held, &place, NULL, &kept);)
        if (!PyUnicode_Check(kept) || PyUnicode_GET_LENGTH(kept) != 2) return PyErr_Format(PyExc_ValueError, "expected pairs of letters");
    Py_INCREF(asked_key);
    Py_XSETREF(ask_key, asked_key);
    Py_INCREF(asked_named);
    Py_XSETREF(ask_named, asked_named);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"tell", tell, METH_VARARGS, "Be told the signs between words and the ends of syllables, letters by their small ones, the last y by its i, and whom to ask."},
    {"key", key_of, METH_O, "Give the words of a name as one string."},
    {"named", named, METH_O, "Give a name as a value and as it is compared."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_names", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__names(void) { return PyModule_Create(&module); }
