import { el } from '../dom/el.js';
import { confirmed } from './confirm.js';
import { plainText } from './inline.js';

/** Dates and times, with the browser's own calendar and clock. */
export function picker(surface, block, element) {
    const kind = KINDS[element.type];
    const given = surface.value(block, element)?.[kind.field] ?? element[`initial_${kind.field}`] ?? null;
    let before = given === null ? '' : kind.shown(given);
    const label = element.label ?? (element.placeholder ? plainText(element.placeholder, surface.reader) : null);
    const input = el('input.field.picker', {
        type: kind.input,
        lang: surface.reader.locale,
        'aria-label': label ?? kind.field.replace('_', ' '),
        title: element.placeholder ? plainText(element.placeholder, surface.reader) : null,
        value: before,
        dataset: { actionId: element.action_id },
        async onchange() {
            if (!(await confirmed(element.confirm, surface.reader))) {
                input.value = before;
                return;
            }
            before = input.value;
            surface.choose(block, element, { [kind.field]: input.value === '' ? null : kind.meant(input.value) });
        },
    });
    return input;
}

const asIs = { shown: (value) => value, meant: (value) => value };

const KINDS = {
    datepicker: { input: 'date', field: 'date', ...asIs },
    timepicker: { input: 'time', field: 'time', ...asIs },
    datetimepicker: {
        input: 'datetime-local',
        field: 'date_time',
        shown: localMoment,
        meant: (value) => Math.floor(new Date(value).getTime() / 1000),
    },
};

/** Seconds as the field wants them: the reader's own clock, without a zone. */
function localMoment(seconds) {
    const moment = new Date(seconds * 1000);
    const two = (part) => String(part).padStart(2, '0');
    return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
