/* The Arrow C data interface: columns are made after a schema, and handed over as arrays without a copy. */
#ifndef VNDOCS_ARROW_H
#define VNDOCS_ARROW_H

#include "_columns.h"

/* The two structures of the interface, as https://arrow.apache.org/docs/format/CDataInterface.html defines them. */
struct ArrowSchema {
    const char *format, *name, *metadata;
    int64_t flags, n_children;
    struct ArrowSchema **children, *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};
struct ArrowArray {
    int64_t length, null_count, offset, n_buffers, n_children;
    const void **buffers;
    struct ArrowArray **children, *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

/* Make the column of a field, and those within; -1 and an exception for a type that records do not have. */
static int make_column(Column *column, const struct ArrowSchema *field) {
    const char *format = field->format;
    column->sort = format[0] != '+' ? format[0] : format[1] == 'l' ? LIST : format[1];
    if ((format[0] != '+' && (!strchr("lgbu", format[0]) || format[1])) || (format[0] == '+' && (!strchr("lsm", format[1]) || format[2]))) {
        PyErr_Format(PyExc_TypeError, "expected a type of records, got %s", format);
        return -1;
    }
    if (!(column->name = PyUnicode_InternFromString(field->name ? field->name : ""))) return -1;
    if (field->n_children && !(column->children = PyMem_Calloc((size_t)field->n_children, sizeof(Column)))) {
        PyErr_NoMemory();
        return -1;
    }
    for (; column->width < field->n_children; column->width++)
        if (make_column(&column->children[column->width], field->children[column->width])) {
            column->width++;
            return -1;
        }
    return 0;
}

/* Columns of nulls are all the same zeros; nobody writes there. */
static char zeros[1 << 18];
/* So much more than was written may be held with an array. */
enum { SPARE = 1 << 10 };

/* What an array keeps of its own until it is let go. */
typedef struct {
    const void *buffers[BUFFERS];
    void *held[BUFFERS];
    struct ArrowArray **children, *within;
} Kept;

static void let_go(struct ArrowArray *array) {
    Kept *kept = array->private_data;
    for (int64_t k = 0; k < array->n_children; k++)
        if (kept->children[k]->release) kept->children[k]->release(kept->children[k]);
    for (int k = 0; k < BUFFERS; k++) free(kept->held[k]);
    free(kept->children);
    free(kept->within);
    free(kept);
    array->release = NULL;
}

/* Give a buffer of an array: what was written, without the room behind it, or zeros. */
static const void *handed(Kept *kept, int number, Buffer *buffer, Py_ssize_t size) {
    if (buffer->bytes) {
        char *bytes = buffer->room - size > SPARE ? realloc(buffer->bytes, (size_t)size + 8) : NULL;
        kept->held[number] = bytes ? bytes : buffer->bytes;
        memset(buffer, 0, sizeof *buffer);
        return kept->held[number];
    }
    return size <= (Py_ssize_t)sizeof zeros ? zeros : (kept->held[number] = calloc(1, (size_t)size));
}

/* Hand a column of so many rows over as an array; -1 and an exception where memory ends, the array then let go. */
static int hand_over(Column *column, Py_ssize_t rows, struct ArrowArray *array) {
    memset(array, 0, sizeof *array);
    const int is_nested = column->sort == LIST || column->sort == MAP, has_ends = is_nested || column->sort == WORDS;
    if (column->count && catch_up(column, rows)) return -1;
    for (int k = 0; !column->count && k < BUFFERS; k++) {
        /* What a document that was taken back has left there. */
        free(column->buffers[k].bytes);
        memset(&column->buffers[k], 0, sizeof column->buffers[k]);
    }
    Kept *kept = calloc(1, sizeof *kept);
    if (!kept) goto failed;
    const Py_ssize_t nulls = column->count ? column->nulls : rows;
    const Py_ssize_t entries = is_nested ? column->children[0].count : rows;
    int number = 0;
    kept->buffers[number++] = nulls ? handed(kept, VALID, &column->buffers[VALID], rows / 8 + 1) : NULL;
    if (has_ends) kept->buffers[number++] = handed(kept, ENDS, &column->buffers[ENDS], (rows + 1) * 4);
    if (!is_nested && column->sort != STRUCT)
        kept->buffers[number++] = handed(kept, DATA, &column->buffers[DATA], column->sort == WORDS ? column->buffers[DATA].size + 1 : rows * 8);
    for (int k = nulls ? 0 : 1; k < number; k++)
        if (!kept->buffers[k]) goto failed;
    *array = (struct ArrowArray){rows, nulls, 0, number, 0, kept->buffers, NULL, NULL, let_go, kept};
    if (column->width) {
        array->children = kept->children = calloc((size_t)column->width, sizeof *kept->children);
        kept->within = calloc((size_t)column->width, sizeof *kept->within);
        if (!kept->children || !kept->within) goto failed;
        for (Py_ssize_t k = 0; k < column->width; k++) {
            kept->children[k] = &kept->within[k];
            array->n_children = k;
            if (hand_over(&column->children[k], entries, kept->children[k])) goto failed;
        }
        array->n_children = column->width;
    }
    return 0;
failed:
    if (!PyErr_Occurred()) PyErr_NoMemory();
    if (array->release)
        array->release(array);
    else if (kept) {
        for (int k = 0; k < BUFFERS; k++) free(kept->held[k]);
        free(kept);
    }
    return -1;
}

#endif
