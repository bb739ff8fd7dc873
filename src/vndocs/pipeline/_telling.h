/* Goes through a reading by its plan and tells what it says to whoever includes this: records, or columns.
 *
 * The teller defines `Told`, `Wording` (what it keeps of words to tell them again) and the functions declared here. What Python makes of the same readings stands in
 * `pipeline/records.py`; a test holds the two together.
 */
#ifndef VNDOCS_TELLING_H
#define VNDOCS_TELLING_H

#include "_cutting.h"

/* Put a value of a record, whatever it is; a whole number; the words that were cut; a stretch of the raw text; a place. */
static int tell_value(Told *told, PyObject *name, PyObject *value);
static int tell_number(Told *told, PyObject *name, Py_ssize_t number);
static int tell_words(Told *told, PyObject *name, const View *view, Wording *wording);
static int tell_text(Told *told, PyObject *name, const View *view, Py_ssize_t start, Py_ssize_t end, Wording *wording);
/* Put words that were kept. */
static int tell_again(Told *told, PyObject *name, const Wording *wording);
static int tell_pair(Told *told, PyObject *name, Py_ssize_t start, Py_ssize_t end);
static int tell_paths(Told *told, PyObject *name, PyObject *paths);
/* Put the parts that were noted, places of the raw text by now. */
static int tell_parts(Told *told, PyObject *name, const View *view);
/* Begin a member that has members itself, or a list of such, and end it. */
static int enter(Told *told, PyObject *name, Told *inner);
static int leave(Told *told, PyObject *name, Told *inner);
static int enter_list(Told *told, PyObject *name, Told *list);
static int enter_row(Told *list, Told *row);
/* The same for an item, all of which say the same things. */
static int enter_item(Told *list, Told *row);
/* The same for a heading, whose unit and depth are put at once. */
static int enter_heading(Told *list, Told *row, PyObject *unit, Py_ssize_t depth);
static int leave_row(Told *list, Told *row);
static int leave_list(Told *told, PyObject *name, Told *list);
/* Let go of what was begun and fails. */
static void drop(Told *told);

enum { START_NAME, END_NAME, TEXT_NAME, PARTS_NAME, WHOLE_NAME, MARKER_NAME, LABEL_NAME, DEPTH_NAME, KIND_NAME, CONTENT_NAME,
       QUOTED_NAME, NAMES };
static const char *const spelled[NAMES] = {
    "start", "end", "text", "parts", "whole", "marker", "label", "depth", "kind", "content", "quoted",
};
static PyObject *names[NAMES];

static int learn_names(void) {
    learn_manners();
    for (int k = 0; k < NAMES; k++)
        if (!names[k] && !(names[k] = PyUnicode_InternFromString(spelled[k]))) return -1;
    return 0;
}

static int tell(Told *told, View *view, const Plan *plan, PyObject *reading, Py_ssize_t *low, Py_ssize_t *high);

/* Put all that a dictionary says. */
static int merge(Told *told, PyObject *said) {
    PyObject *name, *value;
    Py_ssize_t place = 0;
    if (said && !PyDict_Check(said)) PyErr_SetString(PyExc_TypeError, "expected a dictionary");
    int failed = PyErr_Occurred() != NULL;
    while (!failed && PyDict_Next(said, &place, &name, &value)) failed = tell_value(told, name, value);
    Py_XDECREF(said);
    return failed ? -1 : 0;
}

/* Put a name of several words, and the second half that another column parts from it. */
static int tell_name(Told *told, View *view, const Field *field, PyObject *reading) {
    PyObject *place = PyTuple_GET_ITEM(reading, field->at), *rest = field->also < 0 ? Py_None : PyTuple_GET_ITEM(reading, field->also);
    Known *known = &view->known[(uintptr_t)place / 16 % KNOWN];
    if (known->place == place && known->rest == rest) return tell_again(told, field->name, &known->wording);
    Py_ssize_t start, end;
    const int done = place_of(place, &start, &end);
    if (done < 1) return done;
    forget_wording(&known->wording);
    known->place = NULL;
    lead(view, &start, &end);
    const int is_whole = rest == Py_None || (PyTuple_Check(rest) && !PyTuple_GET_SIZE(rest));
    if (is_whole && stays(view, start, end)) {
        if (tell_text(told, field->name, view, start, end, &known->wording)) return -1;
    } else {
        view->size = 0;
        if (cut_words(view, place)) return -1;
        if (!is_whole) {
            if (make_room(view, 1)) return -1;
            view->words[view->size++] = ' ';
            if (cut_words(view, rest)) return -1;
        }
        if (tell_words(told, field->name, view, &known->wording)) return -1;
    }
    known->place = place;
    known->rest = rest;
    return 0;
}

/* Put what the document that is meant is called, by the plan for what says it. */
static int tell_said(Told *told, View *view, const Field *field, PyObject *said) {
    Py_ssize_t low = 0, high = 0;
    if (said == Py_None) return 0;
    PyObject *plan = PyDict_GetItemWithError(PyTuple_GET_ITEM(field->extra, 0), (PyObject *)Py_TYPE(said));
    if (plan) return tell(told, view, plan_of(plan), said, &low, &high);
    return PyErr_Occurred() ? -1 : merge(told, PyObject_CallOneArg(PyTuple_GET_ITEM(field->extra, 1), said));
}

static int tell_within(Told *told, View *view, const Field *field, PyObject *reading) {
    Told inner;
    Py_ssize_t low = 0, high = 0;
    if (enter(told, field->name, &inner)) return -1;
    if (tell(&inner, view, plan_of(field->extra), reading, &low, &high)) {
        drop(&inner);
        return -1;
    }
    return leave(told, field->name, &inner);
}

static int tell_several(Told *told, View *view, const Field *field, PyObject *several) {
    Told list, row;
    Py_ssize_t low = 0, high = 0;
    if (enter_list(told, field->name, &list)) return -1;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(several); k++) {
        if (enter_row(&list, &row)) goto failed;
        if (tell(&row, view, plan_of(field->extra), PyTuple_GET_ITEM(several, k), &low, &high)) {
            drop(&row);
            goto failed;
        }
        if (leave_row(&list, &row)) goto failed;
    }
    return leave_list(told, field->name, &list);
failed:
    drop(&list);
    return -1;
}

static int tell_items(Told *told, View *view, const Field *field, PyObject *reading);

static int note_amenders(View *view, PyObject *amenders) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(amenders); k++) {
        PyObject *name = PyUnicode_FromFormat("amended_by.%zd", k), *amender = PyTuple_GET_ITEM(amenders, k);
        const int failed = !name || note_part(view, name, number_at(amender, 0), number_at(amender, 1));
        Py_XDECREF(name);
        if (failed) return -1;
    }
    return 0;
}

/* Tell a reading; `low` and `high` are widened to the whole that belongs to it. */
static int tell(Told *told, View *view, const Plan *plan, PyObject *reading, Py_ssize_t *low, Py_ssize_t *high) {
    if (!plan || !PyTuple_Check(reading) || PyTuple_GET_SIZE(reading) != plan->width) {
        if (plan) PyErr_Format(PyExc_TypeError, "expected a reading of %zd fields, got %.100s", plan->width, Py_TYPE(reading)->tp_name);
        return -1;
    }
    for (const Field *field = plan->fields; field < plan->fields + plan->count; field++) {
        PyObject *value = PyTuple_GET_ITEM(reading, field->at);
        PyObject *also = field->also < 0 ? NULL : PyTuple_GET_ITEM(reading, field->also);
        Py_ssize_t start = 0, end = 0;
        int failed = 0;
        const int is_there = value == Py_None ? 0
            : PyUnicode_CheckExact(value)     ? PyUnicode_GET_LENGTH(value) > 0
            : PyTuple_Check(value)            ? PyTuple_GET_SIZE(value) > 0
                                              : PyObject_IsTrue(value);
        switch (field->how) {
        case WORD: failed = is_there && tell_value(told, field->name, value); break;
        case VALUE: failed = tell_value(told, field->name, value); break;
        case GIVEN: failed = value != Py_None && tell_value(told, field->name, value); break;
        case LACKING: failed = also == Py_None && tell_value(told, field->name, value); break;
        case OTHER: failed = !PyUnicode_Check(value) || (PyUnicode_Compare(value, field->extra) && tell_value(told, field->name, value)); break;
        case FLAG: failed = is_there && tell_value(told, field->name, Py_True); break;
        case NAME: failed = is_there && tell_name(told, view, field, reading); break;
        case PATHS: failed = is_there && tell_paths(told, field->name, value); break;
        case SPAN:
        case STRETCH:
            if (!is_there || (failed = place_of(value, &start, &end) < 1)) break;
            lead(view, &start, &end);
            if (field->how == STRETCH)
                failed = tell_pair(told, field->name, start, end);
            else
                failed = tell_number(told, names[START_NAME], start) || tell_number(told, names[END_NAME], end);
            break;
        case SAID: failed = tell_said(told, view, field, value); break;
        case TARGET: failed = value != Py_None && tell_within(told, view, field, value); break;
        case TARGETS: failed = is_there && tell_several(told, view, field, value); break;
        case ITEMS: failed = tell_items(told, view, field, reading); break;
        case MADE:
            if (is_there) {
                PyObject *made = PyObject_CallFunctionObjArgs(field->extra, value, view->source, NULL);
                failed = !made || tell_value(told, field->name, made);
                Py_XDECREF(made);
            }
            break;
        case MERGED: failed = is_there && merge(told, PyObject_CallOneArg(field->extra, reading)); break;
        case INSTEAD:
            if (value == Py_None && also && PyObject_IsTrue(also))
                return merge(told, PyObject_CallFunctionObjArgs(field->extra, reading, view->source, NULL));
            break;
        case PART: failed = is_there && (place_of(value, &start, &end) < 1 || note_part(view, field->name, start, end)); break;
        case BETWEEN:
            if (PyObject_IsTrue(PyTuple_GET_ITEM(reading, PyLong_AsSsize_t(field->extra))) && number_at(reading, field->at) < number_at(reading, field->also))
                failed = note_part(view, field->name, number_at(reading, field->at), number_at(reading, field->also));
            failed = failed || PyErr_Occurred();
            break;
        case AMENDERS: failed = is_there && note_amenders(view, value); break;
        case WHOLE: failed = place_of(value, low, high) < 1; break;
        case WIDER:
            if (!is_there || (failed = place_of(value, &start, &end) < 1)) break;
            *low = Py_MIN(*low, start);
            *high = Py_MAX(*high, end);
            break;
        case BEGIN: failed = (*low = number_at(reading, field->at)) == -1; break;
        case END:
            start = number_at(reading, field->at);
            failed = start == -1;
            *high = Py_MAX(*high, start);
            break;
        case ASKED: {
            PyObject *whole = PyObject_CallOneArg(field->extra, reading);
            failed = !whole || place_of(whole, low, high) < 1;
            Py_XDECREF(whole);
        }
        }
        if (failed || is_there < 0) {
            if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "expected a place");
            return -1;
        }
    }
    return 0;
}

/* Tell an entity: where it stands, what it says, its link and its parts, and where in the file `placed` finds it. */
static int tell_entity(Told *told, View *view, const Plan *plan, PyObject *reading, const Plan *links, PyObject *link, PyObject *placed) {
    if (!PyTuple_Check(reading) || PyTuple_GET_SIZE(reading) != plan->width) {
        PyErr_Format(PyExc_TypeError, "expected a reading of %zd fields, got %.100s", plan->width, Py_TYPE(reading)->tp_name);
        return -1;
    }
    const Py_ssize_t first = number_at(reading, 0), last = number_at(reading, 1);
    Py_ssize_t start = first, end = last, low = first, high = last, none = 0;
    lead(view, &start, &end);
    forget_parts(view);
    if (PyErr_Occurred() || tell_number(told, names[START_NAME], start) || tell_number(told, names[END_NAME], end)
        || tell_text(told, names[TEXT_NAME], view, start, end, NULL) || tell(told, view, plan, reading, &low, &high)
        || (links && tell(told, view, links, link, &none, &none))
        || ((low != first || high != last) && note_part(view, names[WHOLE_NAME], low, high)))
        return -1;
    for (Part *part = view->parts; part < view->parts + view->part_count; part++) lead(view, &part->start, &part->end);
    if (view->part_count && tell_parts(told, names[PARTS_NAME], view)) return -1;
    return placed == Py_None ? 0 : merge(told, PyObject_CallFunction(placed, "Onn", view->source, start, end));
}

#endif
