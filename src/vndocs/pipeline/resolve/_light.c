/* Links and their targets made in one call; what `linked_plainly`, `used_plainly` and `target_plainly` of light.py make. A
 * test holds the two together.
 */
#include "../../text/_teaching.h"

enum { KIND, PLACE, SAID, PROVISIONS, TARGET_WIDTH };
enum { SUBJECT = 2, STRETCH = 2 };
enum { TARGET = 3, CANDIDATES, BASIS, UNRESOLVED, ALIAS, LINK_WIDTH = 9 };
static PyObject *link_class, *target_class;

static PyObject *made(PyObject *given, Py_ssize_t width) {
    PyTypeObject *class = (PyTypeObject *)given;
    PyObject *value = class->tp_alloc(class, width);
    /* Links and targets hold places, words and readings, none of which could hold them: the collector need not look. */
    if (value) PyObject_GC_UnTrack(value);
    return value;
}

/* Where a reading begins and ends. */
static PyObject *stretch_of(PyObject *reading) {
    PyObject *place = PyTuple_Pack(STRETCH, PyTuple_GET_ITEM(reading, 0), PyTuple_GET_ITEM(reading, 1));
    /* Two numbers hold nothing that could hold them: the collector need not look. */
    if (place) PyObject_GC_UnTrack(place);
    return place;
}

static PyObject *target_with(PyObject *target, PyObject *provisions) {
    PyObject *paths = PySequence_Tuple(provisions), *found = paths ? made(target_class, TARGET_WIDTH) : NULL;
    if (!found) {
        Py_XDECREF(paths);
        return NULL;
    }
    for (int k = KIND; k < PROVISIONS; k++) PyTuple_SET_ITEM(found, k, Py_NewRef(PyTuple_GET_ITEM(target, k)));
    PyTuple_SET_ITEM(found, PROVISIONS, paths);
    return found;
}

static PyObject *linked(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 6 || !link_class || !(args[0] == Py_None || (PyTuple_Check(args[0]) && PyTuple_GET_SIZE(args[0]) == TARGET_WIDTH))) {
        PyErr_SetString(PyExc_TypeError, "expected a target, provisions and four values, and classes to be learned");
        return NULL;
    }
    const Py_ssize_t paths = args[0] == Py_None ? 0 : PyObject_Size(args[1]);
    PyObject *target = paths < 0 ? NULL : paths ? target_with(args[0], args[1]) : Py_NewRef(args[0]);
    PyObject *link = target ? made(link_class, LINK_WIDTH) : NULL;
    if (!link) {
        Py_XDECREF(target);
        return NULL;
    }
    for (int k = 0; k < LINK_WIDTH; k++) {
        PyObject *value = k == TARGET ? target : k < TARGET || k > ALIAS ? Py_None : args[k - TARGET + 1];
        PyTuple_SET_ITEM(link, k, k == TARGET ? value : Py_NewRef(value));
    }
    return link;
}

/* The target that a mention is: the kind, the mention's stretch, and itself. */
static PyObject *target_of(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 2 || !target_class || !PyTuple_Check(args[1]) || PyTuple_GET_SIZE(args[1]) < STRETCH) {
        PyErr_SetString(PyExc_TypeError, "expected a kind and a reading, and classes to be learned");
        return NULL;
    }
    PyObject *place = stretch_of(args[1]), *provisions = place ? PyTuple_New(0) : NULL;
    PyObject *target = provisions ? made(target_class, TARGET_WIDTH) : NULL;
    if (!target) {
        Py_XDECREF(place);
        Py_XDECREF(provisions);
        return NULL;
    }
    PyTuple_SET_ITEM(target, KIND, Py_NewRef(args[0]));
    PyTuple_SET_ITEM(target, PLACE, place);
    PyTuple_SET_ITEM(target, SAID, Py_NewRef(args[1]));
    PyTuple_SET_ITEM(target, PROVISIONS, provisions);
    return target;
}

/* The link of a reference: its use, and what `linked` is given but provisions, then the issuer in full. */
static PyObject *used(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != LINK_WIDTH - TARGET + 1 || !link_class || !PyTuple_Check(args[0]) || PyTuple_GET_SIZE(args[0]) != TARGET) {
        PyErr_SetString(PyExc_TypeError, "expected a use and six values, and classes to be learned");
        return NULL;
    }
    PyObject *subject = PyTuple_GET_ITEM(args[0], SUBJECT), *of = NULL;
    if (subject == Py_None)
        of = Py_NewRef(subject);
    else if (PyTuple_Check(subject) && PyTuple_GET_SIZE(subject) >= STRETCH)
        of = stretch_of(subject);
    else
        PyErr_SetString(PyExc_TypeError, "expected a reading as subject");
    PyObject *link = of ? made(link_class, LINK_WIDTH) : NULL;
    if (!link) {
        Py_XDECREF(of);
        return NULL;
    }
    for (int k = 0; k < LINK_WIDTH; k++)
        PyTuple_SET_ITEM(link, k, k == SUBJECT ? of : Py_NewRef(k < SUBJECT ? PyTuple_GET_ITEM(args[0], k) : args[k - TARGET + 1]));
    return link;
}

static PyObject *learn(PyObject *self, PyObject *args) {
    PyObject *link, *target;
    if (!PyArg_ParseTuple(args, "OO", &link, &target) || tell_class(&link_class, link) || tell_class(&target_class, target)) return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Take the classes of links and of targets."},
    {"linked", (PyCFunction)(void (*)(void))linked, METH_FASTCALL, "Make the link of a pointer: target, provisions, candidates, basis, why it is open, alias."},
    {"target", (PyCFunction)(void (*)(void))target_of, METH_FASTCALL, "Make the target that a mention is, of a kind."},
    {"used", (PyCFunction)(void (*)(void))used, METH_FASTCALL, "Make the link of a reference: its use, target, candidates, basis, why it is open, alias, the issuer in full."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_light", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__light(void) { return PyModule_Create(&module); }
