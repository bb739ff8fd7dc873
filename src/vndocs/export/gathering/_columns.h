/* Columns that grow by a value, a tree of them as an Arrow schema has it.
 *
 * What is null is not written: a column catches up with nulls when it gets its next value, and at the end.
 */
#ifndef VNDOCS_COLUMNS_H
#define VNDOCS_COLUMNS_H

#include "../../text/_utf8.h"

enum { VALID, ENDS, DATA, BUFFERS };
enum { INTEGER = 'l', NUMBER = 'g', TRUTH = 'b', WORDS = 'u', STRUCT = 's', LIST = 'L', MAP = 'm' };

/* `size` is kept of words alone: what the others hold their rows say. */
typedef struct {
    char *bytes;
    Py_ssize_t size, room;
} Buffer;

typedef struct Column {
    int sort;
    PyObject *name;
    Py_ssize_t count, nulls;
    Buffer buffers[BUFFERS];
    Py_ssize_t width;
    struct Column *children;
} Column;

static int grow(Buffer *buffer, Py_ssize_t size) {
    Py_ssize_t room = buffer->room < 256 ? 256 : 2 * buffer->room;
    if (room < size) room = size;
    char *bytes = realloc(buffer->bytes, (size_t)room);
    if (!bytes) {
        PyErr_NoMemory();
        return -1;
    }
    buffer->bytes = bytes;
    buffer->room = room;
    return 0;
}

static inline int roomy(Buffer *buffer, Py_ssize_t size) { return size <= buffer->room ? 0 : grow(buffer, size); }

static inline int put_bit(Buffer *buffer, Py_ssize_t row, int value) {
    if (roomy(buffer, row / 8 + 1)) return -1;
    char *byte = buffer->bytes + row / 8;
    const int bit = 1 << (row & 7);
    *byte = (char)((row & 7 ? *byte & (bit - 1) : 0) | (value ? bit : 0));
    return 0;
}

/* Put so many bits of 0. */
static int put_zeros(Buffer *buffer, Py_ssize_t row, Py_ssize_t more) {
    const Py_ssize_t first = (row + 7) / 8, last = (row + more) / 8 + 1;
    if (roomy(buffer, last)) return -1;
    if (row & 7) buffer->bytes[row / 8] &= (char)((1 << (row & 7)) - 1);
    memset(buffer->bytes + first, 0, (size_t)(last - first));
    return 0;
}

/* The end of the row's words or entries; the first end is where the first row begins. */
static inline int put_end(Column *column, Py_ssize_t row, Py_ssize_t end) {
    Buffer *ends = &column->buffers[ENDS];
    if (end > INT32_MAX) {
        PyErr_SetString(PyExc_OverflowError, "too much for one batch of columns");
        return -1;
    }
    if (roomy(ends, (row + 2) * (Py_ssize_t)sizeof(int32_t))) return -1;
    if (!row) ((int32_t *)ends->bytes)[0] = 0;
    ((int32_t *)ends->bytes)[row + 1] = (int32_t)end;
    return 0;
}

static inline Py_ssize_t end_of(const Column *column, Py_ssize_t rows) {
    return rows ? ((const int32_t *)column->buffers[ENDS].bytes)[rows] : 0;
}

static int put_nulls(Column *column, Py_ssize_t more) {
    const Py_ssize_t row = column->count, rows = row + more;
    Buffer *data = &column->buffers[DATA], *valid = &column->buffers[VALID];
    if (!column->nulls && row) {
        /* Up to the first null nothing was noted. */
        if (roomy(valid, row / 8 + 1)) return -1;
        memset(valid->bytes, 255, (size_t)(row / 8 + 1));
    }
    if (put_zeros(valid, row, more)) return -1;
    if (column->sort == INTEGER || column->sort == NUMBER) {
        if (roomy(data, rows * 8)) return -1;
        memset(data->bytes + row * 8, 0, (size_t)more * 8);
    } else if (column->sort == TRUTH) {
        if (put_zeros(data, row, more)) return -1;
    } else if (column->sort != STRUCT) {
        const Py_ssize_t end = end_of(column, row);
        if (put_end(column, row, end) || roomy(&column->buffers[ENDS], (rows + 1) * (Py_ssize_t)sizeof(int32_t))) return -1;
        int32_t *ends = (int32_t *)column->buffers[ENDS].bytes;
        for (Py_ssize_t k = row + 2; k <= rows; k++) ends[k] = (int32_t)end;
    }
    column->count = rows;
    column->nulls += more;
    return 0;
}

/* Bring a column to a row with nulls; it must not be beyond. */
static inline int catch_up(Column *column, Py_ssize_t row) {
    if (column->count < row) return put_nulls(column, row - column->count);
    if (column->count == row) return 0;
    PyErr_SetString(PyExc_RuntimeError, "a column was given two values for one row");
    return -1;
}

/* End the row of a value that is there. */
static inline int close_row(Column *column) {
    if (column->nulls && put_bit(&column->buffers[VALID], column->count, 1)) return -1;
    column->count++;
    return 0;
}

static inline int put_integer(Column *column, int64_t value) {
    Buffer *data = &column->buffers[DATA];
    if (roomy(data, (column->count + 1) * 8)) return -1;
    memcpy(data->bytes + column->count * 8, &value, 8);
    return close_row(column);
}

static char *write_other(char *out, Py_UCS4 c) { return write_escape(out, c); }

static int put_bytes(Column *column, const char *bytes, Py_ssize_t size) {
    Buffer *data = &column->buffers[DATA];
    if (roomy(data, data->size + size)) return -1;
    memcpy(data->bytes + data->size, bytes, (size_t)size);
    data->size += size;
    return put_end(column, column->count, data->size) || close_row(column) ? -1 : 0;
}

static int put_words(Column *column, int kind, const void *points, Py_ssize_t begin, Py_ssize_t end) {
    Buffer *data = &column->buffers[DATA];
    if (roomy(data, data->size + (end - begin) * MOST_BYTES + BYTES_BEHIND)) return -1;
    data->size = write_points(data->bytes + data->size, kind, points, begin, end) - data->bytes;
    return put_end(column, column->count, data->size) || close_row(column) ? -1 : 0;
}

/* Put words that stand in a column already. */
static int put_again(Column *column, const Column *other, Py_ssize_t begin, Py_ssize_t end) {
    /* It may be the same column, whose bytes move when it grows. */
    if (roomy(&column->buffers[DATA], column->buffers[DATA].size + end - begin)) return -1;
    return put_bytes(column, other->buffers[DATA].bytes + begin, end - begin);
}

/* Look for a member by its name from a place on; NULL where there is none. */
static Column *search(const Column *parent, PyObject *name, Py_ssize_t *hint) {
    for (int equal = 0; equal < 2; equal++)
        for (Py_ssize_t k = 0; k < parent->width; k++) {
            const Py_ssize_t place = *hint + k < parent->width ? *hint + k : *hint + k - parent->width;
            PyObject *known = parent->children[place].name;
            if (known == name || (equal && PyUnicode_Compare(known, name) == 0)) {
                *hint = place + 1 < parent->width ? place + 1 : 0;
                return &parent->children[place];
            }
        }
    return NULL;
}

/* The member of a struct by its name, which mostly is the one behind the last, or soon behind that. */
static inline Column *member(const Column *parent, PyObject *name, Py_ssize_t *hint) {
    for (Py_ssize_t k = *hint; k < parent->width; k++)
        if (parent->children[k].name == name) {
            *hint = k + 1 < parent->width ? k + 1 : 0;
            return &parent->children[k];
        }
    return search(parent, name, hint);
}

/* Begin anew: what a column holds is forgotten. */
static void empty(Column *column) {
    column->count = column->nulls = 0;
    for (int k = 0; k < BUFFERS; k++) column->buffers[k].size = 0;
    for (Py_ssize_t k = 0; k < column->width; k++) empty(&column->children[k]);
}

static void clear_column(Column *column) {
    for (int k = 0; k < BUFFERS; k++) free(column->buffers[k].bytes);
    for (Py_ssize_t k = 0; k < column->width; k++) clear_column(&column->children[k]);
    PyMem_Free(column->children);
    Py_XDECREF(column->name);
    memset(column, 0, sizeof *column);
}

/* End a row of a list or a map whose entries have been put. */
static int close_list(Column *list) { return put_end(list, list->count, list->children[0].count) || close_row(list) ? -1 : 0; }

static int put_string(Column *column, PyObject *string) {
    const Text text = text_of(string);
    if (PyUnicode_IS_ASCII(string)) return put_bytes(column, text.data, text.size);
    return put_words(column, text.kind, text.data, 0, text.size);
}

static int put_pair(Column *list, Py_ssize_t start, Py_ssize_t end) {
    return put_integer(&list->children[0], start) || put_integer(&list->children[0], end) || close_list(list) ? -1 : 0;
}

static int put_value(Column *column, PyObject *value);

static int put_entries(Column *map, PyObject *dictionary) {
    Column *entries = &map->children[0];
    PyObject *key, *value;
    Py_ssize_t place = 0;
    while (PyDict_Next(dictionary, &place, &key, &value))
        if (put_value(&entries->children[0], key) || put_value(&entries->children[1], value) || close_row(entries)) return -1;
    return close_list(map);
}

/* Put a member of the row that is being filled; what the schema does not know is left out. */
static int put_member(Column *parent, PyObject *name, PyObject *value, Py_ssize_t *hint) {
    Column *column = value == Py_None ? NULL : member(parent, name, hint);
    if (column) return catch_up(column, parent->count) ? -1 : put_value(column, value);
    return PyErr_Occurred() ? -1 : 0;
}

static int put_struct(Column *column, PyObject *dictionary) {
    PyObject *name, *value;
    Py_ssize_t place = 0, hint = 0;
    while (PyDict_Next(dictionary, &place, &name, &value))
        if (put_member(column, name, value, &hint)) return -1;
    return close_row(column);
}

static int put_sequence(Column *list, PyObject *values) {
    PyObject *fast = PySequence_Fast(values, "expected a list");
    for (Py_ssize_t k = 0; fast && k < PySequence_Fast_GET_SIZE(fast); k++)
        if (put_value(&list->children[0], PySequence_Fast_GET_ITEM(fast, k))) Py_CLEAR(fast);
    if (!fast) return -1;
    Py_DECREF(fast);
    return close_list(list);
}

/* Put a value of a record into the next row. */
static int put_value(Column *column, PyObject *value) {
    const int sort = column->sort;
    if (value == Py_None) return put_nulls(column, 1);
    if (sort == WORDS && PyUnicode_Check(value)) return put_string(column, value);
    if (sort == INTEGER && PyLong_Check(value)) {
        const long long number = PyLong_AsLongLong(value);
        return number == -1 && PyErr_Occurred() ? -1 : put_integer(column, number);
    }
    if (sort == NUMBER && PyNumber_Check(value)) {
        const double number = PyFloat_AsDouble(value);
        int64_t bits;
        memcpy(&bits, &number, sizeof bits);
        return number == -1 && PyErr_Occurred() ? -1 : put_integer(column, bits);
    }
    if (sort == TRUTH && PyBool_Check(value))
        return put_bit(&column->buffers[DATA], column->count, value == Py_True) || close_row(column) ? -1 : 0;
    if (sort == STRUCT && PyDict_Check(value)) return put_struct(column, value);
    if (sort == MAP && PyDict_Check(value)) return put_entries(column, value);
    if (sort == LIST && (PyList_Check(value) || PyTuple_Check(value))) return put_sequence(column, value);
    PyErr_Format(PyExc_TypeError, "expected another type for %U than %.100s", column->name, Py_TYPE(value)->tp_name);
    return -1;
}

/* Take all rows of a column back but so many; one that was begun has entries and members beyond the others. */
static void truncate_to(Column *column, Py_ssize_t rows) {
    for (Py_ssize_t row = rows; column->nulls && row < column->count; row++) column->nulls -= !(column->buffers[VALID].bytes[row / 8] >> (row & 7) & 1);
    column->count = Py_MIN(column->count, rows);
    const int has_ends = column->sort == WORDS || column->sort == LIST || column->sort == MAP;
    const Py_ssize_t end = has_ends ? end_of(column, column->count) : rows;
    if (column->sort == WORDS) column->buffers[DATA].size = end;
    for (Py_ssize_t k = 0; k < column->width; k++) truncate_to(&column->children[k], end);
}

#endif
