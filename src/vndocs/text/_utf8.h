/* Text written as UTF-8, for columns and for JSON.
 *
 * A table says of each of the first 65,536 code points how it is written: Vietnamese changes between letters of one byte
 * and of three all the time, and no branch foresees that.
 */
#ifndef VNDOCS_UTF8_H
#define VNDOCS_UTF8_H

#include "_reading.h"

/* A code point takes at most so many bytes, as an escape, and so many more may be touched. */
enum { MOST_BYTES = 6, BYTES_BEHIND = 4, WRITTEN = 1 << 16 };

/* How a code point is written; of 0 bytes where that takes a closer look. */
typedef struct {
    char bytes[3];
    unsigned char size;
} Written;
static Written written[WRITTEN];

static void learn_letters(void) {
    for (Py_UCS4 c = 0; c < WRITTEN; c++) {
        if (c < 0x80)
            written[c] = (Written){{(char)c}, 1};
        else if (c < 0x800)
            written[c] = (Written){{(char)(0xc0 | c >> 6), (char)(0x80 | (c & 63))}, 2};
        else if (c < 0xd800 || c >= 0xe000)
            written[c] = (Written){{(char)(0xe0 | c >> 12), (char)(0x80 | (c >> 6 & 63)), (char)(0x80 | (c & 63))}, 3};
    }
}

/* Write an escape of four digits, as of half a surrogate pair, which a file name may hold. */
static char *write_escape(char *out, Py_UCS4 c) {
    static const char digits[] = "0123456789abcdef";
    *out++ = '\\';
    *out++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) *out++ = digits[c >> shift & 15];
    return out;
}

static char *write_four(char *out, Py_UCS4 c) {
    *out++ = (char)(0xf0 | c >> 18);
    *out++ = (char)(0x80 | (c >> 12 & 63));
    *out++ = (char)(0x80 | (c >> 6 & 63));
    *out++ = (char)(0x80 | (c & 63));
    return out;
}

/* Write what the table leaves open; JSON says more of it. */
static char *write_other(char *out, Py_UCS4 c);

#define WRITER(name, type)                                             \
    static char *name(char *out, const type *point, const type *end) { \
        for (; point < end; point++) {                                 \
            const Py_UCS4 c = *point;                                  \
            const Written *way = &written[c & (WRITTEN - 1)];          \
            if (sizeof(type) > 2 && c >= WRITTEN)                      \
                out = write_four(out, c);                              \
            else if (way->size) {                                      \
                memcpy(out, way, sizeof *way);                         \
                out += way->size;                                      \
            } else                                                     \
                out = write_other(out, c);                             \
        }                                                              \
        return out;                                                    \
    }
WRITER(write_1, Py_UCS1)
WRITER(write_2, Py_UCS2)
WRITER(write_4, Py_UCS4)

/* Write code points; there is room for the most they may take. */
static char *write_points(char *out, int kind, const void *points, Py_ssize_t begin, Py_ssize_t end) {
    if (kind == PyUnicode_1BYTE_KIND) return write_1(out, (const Py_UCS1 *)points + begin, (const Py_UCS1 *)points + end);
    if (kind == PyUnicode_2BYTE_KIND) return write_2(out, (const Py_UCS2 *)points + begin, (const Py_UCS2 *)points + end);
    return write_4(out, (const Py_UCS4 *)points + begin, (const Py_UCS4 *)points + end);
}

#endif
