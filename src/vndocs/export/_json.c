/* Records as JSON in UTF-8: what `json.dumps` writes without blanks and without escapes of letters, for what records are
 * made of. Anything else is left to it.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "../text/_utf8.h"

typedef struct {
    char *bytes;
    Py_ssize_t size, room;
} Json;

enum { WROTE, LEFT, FAILED = -1 };

/* Write the signs that JSON escapes, and half a surrogate pair. */
static char *write_other(char *out, Py_UCS4 c) {
    static const char signs[] = "\"\\\n\r\t\f\b", letters[] = "\"\\nrtfb";
    const char *sign = c && c < 0x80 ? strchr(signs, (char)c) : NULL;
    if (!sign) return write_escape(out, c);
    *out++ = '\\';
    *out++ = letters[sign - signs];
    return out;
}

static int more(Json *json, Py_ssize_t size) {
    if (json->size + size <= json->room) return WROTE;
    const Py_ssize_t room = json->size + size + json->room / 2 + 256;
    char *bytes = PyMem_Realloc(json->bytes, (size_t)room);
    if (!bytes) {
        PyErr_NoMemory();
        return FAILED;
    }
    json->bytes = bytes;
    json->room = room;
    return WROTE;
}

/* Write a sign; there is room for one behind all that is written. */
static inline void sign(Json *json, char c) { json->bytes[json->size++] = c; }

static int write_plain(Json *json, const char *words, Py_ssize_t size) {
    if (more(json, size + 1)) return FAILED;
    memcpy(json->bytes + json->size, words, (size_t)size);
    json->size += size;
    return WROTE;
}

static int write_string(Json *json, PyObject *string) {
    const Text text = text_of(string);
    if (more(json, text.size * MOST_BYTES + BYTES_BEHIND + 3)) return FAILED;
    sign(json, '"');
    json->size = write_points(json->bytes + json->size, text.kind, text.data, 0, text.size) - json->bytes;
    sign(json, '"');
    return WROTE;
}

static int write_integer(Json *json, PyObject *value) {
    int beyond;
    long long number = PyLong_AsLongLongAndOverflow(value, &beyond);
    if (beyond) return LEFT;
    if (number == -1 && PyErr_Occurred()) return FAILED;
    char digits[24];
    int first = sizeof digits;
    unsigned long long rest = number < 0 ? 0ull - (unsigned long long)number : (unsigned long long)number;
    do digits[--first] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0) digits[--first] = '-';
    return write_plain(json, digits + first, (Py_ssize_t)sizeof digits - first);
}

static int write_float(Json *json, PyObject *value) {
    const double number = PyFloat_AS_DOUBLE(value);
    if (!(number - number == 0)) return LEFT;
    char *words = PyOS_double_to_string(number, 'r', 0, Py_DTSF_ADD_DOT_0, NULL);
    const int done = words ? write_plain(json, words, (Py_ssize_t)strlen(words)) : FAILED;
    PyMem_Free(words);
    return done;
}

static int write_value(Json *json, PyObject *value);

static int write_list(Json *json, PyObject *list) {
    int done = write_plain(json, "[", 1);
    for (Py_ssize_t k = 0; !done && k < PySequence_Fast_GET_SIZE(list); k++) {
        if (k) sign(json, ',');
        done = write_value(json, PySequence_Fast_GET_ITEM(list, k));
    }
    return done ? done : write_plain(json, "]", 1);
}

static int write_dictionary(Json *json, PyObject *dictionary) {
    PyObject *key, *value;
    Py_ssize_t place = 0;
    int done = write_plain(json, "{", 1), is_behind = 0;
    while (!done && PyDict_Next(dictionary, &place, &key, &value)) {
        if (!PyUnicode_CheckExact(key)) return LEFT;
        if (is_behind) sign(json, ',');
        is_behind = 1;
        done = write_string(json, key);
        if (done) break;
        sign(json, ':');
        done = write_value(json, value);
    }
    return done ? done : write_plain(json, "}", 1);
}

/* Write a value and leave room for a sign; LEFT where it is nothing that records are made of. */
static int write_value(Json *json, PyObject *value) {
    if (PyUnicode_CheckExact(value)) return write_string(json, value);
    if (PyLong_CheckExact(value)) return write_integer(json, value);
    if (value == Py_None) return write_plain(json, "null", 4);
    if (value == Py_True) return write_plain(json, "true", 4);
    if (value == Py_False) return write_plain(json, "false", 5);
    if (PyFloat_CheckExact(value)) return write_float(json, value);
    const int is_list = PyList_Check(value) || PyTuple_Check(value);
    if (!is_list && !PyDict_CheckExact(value)) return LEFT;
    if (Py_EnterRecursiveCall(" while a record is written")) return FAILED;
    const int done = is_list ? write_list(json, value) : write_dictionary(json, value);
    Py_LeaveRecursiveCall();
    return done;
}

static PyObject *dump(PyObject *self, PyObject *record) {
    Json json = {NULL, 0, 0};
    const int done = write_value(&json, record);
    PyObject *bytes = done == WROTE ? PyBytes_FromStringAndSize(json.bytes, json.size) : done == LEFT ? Py_NewRef(Py_None) : NULL;
    PyMem_Free(json.bytes);
    return bytes;
}

static PyMethodDef methods[] = {
    {"dump", dump, METH_O, "Write a record as JSON in UTF-8; None where it holds what records do not."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_json", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__json(void) {
    learn_letters();
    for (Py_UCS4 c = 0; c < 0x80; c++)
        if (c < ' ' || c == '"' || c == '\\') written[c].size = 0;
    return PyModule_Create(&module);
}
