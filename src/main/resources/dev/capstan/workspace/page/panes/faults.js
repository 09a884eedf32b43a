import { el } from '../dom/el.js';

const METHODS = [
    'chat.postMessage',
    'chat.update',
    'chat.postEphemeral',
    'views.open',
    'views.update',
    'views.publish',
    'conversations.info',
    'users.info',
    'files.getUploadURLExternal',
    'files.completeUploadExternal',
];

/** The switches that make this Slack misbehave. */
export function faultSwitches(desk) {
    const { words, api } = desk;
    const method = el(
        'select.field',
        { 'aria-label': words.method },
        METHODS.map((name) => el('option', { value: name }, name)),
    );
    const times = number('3', words.anyTimes);
    const after = number('5', words.retryAfter);
    const shown = async () => {
        const standing = await desk.attempt(api.faults());
        const kinds = new Set(standing?.faults.map((fault) => fault.kind));
        switches.forEach(({ box, kind }) => {
            box.checked = kinds.has(kind);
        });
    };
    const order = async (fault) => {
        if (await desk.attempt(api.orderFault(fault))) {
            desk.say(words.ordered);
        }
        await shown();
    };
    const once = (kind, label, fault) =>
        el(
            'button.button.small',
            { type: 'button', dataset: { fault: kind }, onclick: () => order({ kind, ...fault() }) },
            label,
        );
    const nextCalls = () => ({ method: method.value, times: Number(times.value), retry_after: Number(after.value) });
    const switches = [
        ['duplicate_deliveries', words.duplicates],
        ['late_deliveries', words.late],
        ['enforce_rates', words.enforceRates],
    ].map(([kind, text]) => {
        const box = el('input', {
            type: 'checkbox',
            dataset: { fault: kind },
            onchange: () => order({ kind, on: box.checked }),
        });
        return { kind, box, element: el('label.choice', {}, box, text) };
    });
    const off = async () => {
        await desk.attempt(api.clearFaults());
        await shown();
    };
    shown();
    return el(
        'details.faults',
        {},
        el('summary', {}, words.faults),
        el('p.note', {}, words.faultsHint),
        el(
            'div.fault-line',
            {},
            label(words.method, method),
            label(words.anyTimes, times),
            label(words.retryAfter, after),
        ),
        el(
            'div.fault-line',
            {},
            once('rate_limited', words.rateLimit, nextCalls),
            once('server_error', words.serverError, nextCalls),
        ),
        switches.map((each) => each.element),
        el(
            'div.fault-line',
            {},
            once('disconnect_sockets', words.dropSockets, () => ({})),
            el(
                'button.button.small.danger',
                { type: 'button', dataset: { fault: 'off' }, onclick: off },
                words.faultsOff,
            ),
        ),
    );
}

function number(value, label) {
    return el('input.field.number', { type: 'number', min: '1', max: '1000', value, 'aria-label': label });
}

function label(text, control) {
    return el('label.fault-field', {}, el('span', {}, text), control);
}
