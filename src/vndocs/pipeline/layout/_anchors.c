/* What a heading is recognised by: its numbers, its lines of place and day, its mottoes. What anchors.py and mottoes.py
 * find by expressions is read here where it is of the common form; a test holds the two together.
 */
#include "_days.h"
#include "_labels.h"
#include "_mottoes.h"

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Learn letters, words and what each letter is without its marks."},
    {"numbers", numbers, METH_VARARGS, "Give the numbers of a stretch that stand behind their label."},
    {"code_end", code_end, METH_VARARGS, "Give where a code of the common form ends, 0 where the grammar must read it."},
    {"dated", dated, METH_VARARGS, "Give the lines of place and day of a stretch; NotImplemented where the grammar must read them."},
    {"mottoes", mottoes, METH_VARARGS, "Give the mottoes of a stretch; NotImplemented where the grammar must read them."},
    {"misread", misread, METH_VARARGS, "Give where a motto may begin that a scan left without its diacritics."},
    {"beside", beside, METH_VARARGS, "Give the second mottoes of a stretch, and the subjects of letters."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_anchors", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__anchors(void) { return PyModule_Create(&module); }
