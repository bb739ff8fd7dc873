/* A stretch of UTF-8 as a string, which Vietnamese text makes expensive: letters of one byte and of three take turns, and
 * no branch foresees that. What is not plainly right is left to Python.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

/* So many bytes are decoded at once, and so many are looked at around them. */
enum { BLOCK = 32, BESIDE = 2 };

/* Decode a block, of which `bytes` has one byte before and two behind; gives where the letters end, NULL where it is wrong. */
static Py_UCS2 *decode_block(const unsigned char *bytes, Py_UCS2 *out) {
    uint16_t letters[BLOCK], wrong[BLOCK];
    unsigned char leads[BLOCK];
    for (int k = 0; k < BLOCK; k++) {
        const uint16_t before = bytes[k - 1], c = bytes[k], next = bytes[k + 1], third = bytes[k + 2];
        const uint16_t two = (uint16_t)((c & 0x1f) << 6 | (next & 0x3f)), three = (uint16_t)(c << 12 | (next & 0x3f) << 6 | (third & 0x3f));
        const uint16_t is_two = c >= 0xc0, is_three = c >= 0xe0, follows = (next & 0xc0) == 0x80;
        letters[k] = is_three ? three : is_two ? two : c;
        wrong[k] = (uint16_t)((follows ^ (is_two | (before >= 0xe0))) | (is_two & (letters[k] < 0x80)) | (is_three & ((letters[k] < 0x800) | ((letters[k] & 0xf800) == 0xd800))));
        leads[k] = (c & 0xc0) != 0x80;
    }
    uint16_t is_wrong = 0;
    for (int k = 0; k < BLOCK; k++) is_wrong |= wrong[k];
    if (is_wrong) return NULL;
    for (int k = 0; k < BLOCK; k++) {
        *out = letters[k];
        out += leads[k];
    }
    return out;
}

static PyObject *decoded(const unsigned char *bytes, Py_ssize_t size) {
    Py_ssize_t count = 0;
    unsigned char top = 0;
    for (Py_ssize_t k = 0; k < size; k++) {
        count += (bytes[k] & 0xc0) != 0x80;
        top = Py_MAX(top, bytes[k]);
    }
    /* Letters of two bytes in memory, none beyond the basic plane. */
    if (top < 0xc4 || top >= 0xf0 || (bytes[0] & 0xc0) == 0x80) return PyUnicode_DecodeUTF8((const char *)bytes, size, NULL);
    PyObject *string = PyUnicode_New(count + BLOCK, 0xffff);
    if (!string) return NULL;
    Py_UCS2 *out = PyUnicode_2BYTE_DATA(string);
    for (Py_ssize_t at = 0; out && at < size; at += BLOCK) {
        if (at && at + BLOCK + BESIDE <= size)
            out = decode_block(bytes + at, out);
        else {
            /* At either end what stands beside is not there. */
            unsigned char block[1 + BLOCK + BESIDE] = {0};
            const Py_ssize_t before = at ? 1 : 0;
            memcpy(block + 1 - before, bytes + at - before, (size_t)(before + Py_MIN(size - at, BLOCK + BESIDE)));
            out = decode_block(block + 1, out);
        }
    }
    if (!out) {
        Py_DECREF(string);
        return PyUnicode_DecodeUTF8((const char *)bytes, size, NULL);
    }
    return PyUnicode_Resize(&string, count) ? NULL : string;
}

static PyObject *decode(PyObject *self, PyObject *args) {
    Py_buffer buffer;
    Py_ssize_t start, end;
    if (!PyArg_ParseTuple(args, "y*nn", &buffer, &start, &end)) return NULL;
    PyObject *string = NULL;
    if (start < 0 || end < start || end > buffer.len)
        PyErr_SetString(PyExc_ValueError, "expected places within the buffer");
    else
        string = start < end ? decoded((const unsigned char *)buffer.buf + start, end - start) : PyUnicode_New(0, 0);
    PyBuffer_Release(&buffer);
    return string;
}

static PyMethodDef methods[] = {{"decode", decode, METH_VARARGS, "Give a stretch of UTF-8 as a string."}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_texts", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__texts(void) { return PyModule_Create(&module); }
