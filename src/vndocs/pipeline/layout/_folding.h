/* Plain letters for comparing, one for one: what folding.py does in Python, which tells the table of them. */
#ifndef VNDOCS_FOLDING_H
#define VNDOCS_FOLDING_H

#include "../../text/_reading.h"

enum { WIDEST_FOLDED = 0x2800 };
typedef struct { uint16_t of[WIDEST_FOLDED]; } Folding;

/* The plain letter, 0 for one that is in no table. */
static MAYBE_UNUSED inline Py_UCS4 folded(const Folding *folding, Py_UCS4 c) {
    if (c < WIDEST_FOLDED) return folding->of[c];
    /* Signs for private use, which bullets of a font are */
    return c >= 0xe000 && c < 0xf900 ? c : 0;
}

#endif
