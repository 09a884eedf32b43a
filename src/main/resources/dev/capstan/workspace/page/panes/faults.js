import { el } from '../dom/el.js';

const METHODS = ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'views.open', 'views.update', 'views.publish', 'conversations.info', 'users.info', 'files.getUploadURLExternal', 'files.completeUploadExternal'];
const LATE_BY = 2;

/** The switches that make this Slack misbehave. */
export function faultSwitches(desk) {
    const { words, api } = desk;
    const method = el('select.field', { 'aria-label': words.method }, METHODS.map((name) => el('option', { value: name }, name)));
    const times = number('3', words.anyTimes);
    const after = number('5', words.retryAfter);
    const order = async (fault) => {
        if (await desk.attempt(api.orderFault(fault))) {
            desk.say(words.ordered);
        }
    };
    const next = (kind, label) =>
        el('button.button.small', { type: 'button', dataset: { fault: kind }, onclick: () => order({ kind, method: method.value, times: Number(times.value), retry_after: Number(after.value) }) }, label);
    const standing = [
        toggle('duplicate_deliveries', words.duplicates, {}),
        toggle('late_deliveries', words.late, { seconds: LATE_BY }),
        toggle('enforce_rates', words.enforceRates, {}),
    ];
    const off = () => desk.attempt(api.clearFaults().then(() => standing.forEach((each) => each.set(false))));
    return el('details.faults', {},
        el('summary', {}, words.faults),
        el('p.note', {}, words.faultsHint),
        el('div.fault-line', {}, label(words.method, method), label(words.anyTimes, times), label(words.retryAfter, after)),
        el('div.fault-line', {}, next('rate_limited', words.rateLimit), next('server_error', words.serverError)),
        standing.map((each) => each.element),
        el('div.fault-line', {},
            el('button.button.small', { type: 'button', dataset: { fault: 'disconnect_sockets' }, onclick: () => order({ kind: 'disconnect_sockets', on: true }) }, words.dropSockets),
            el('button.button.small.danger', { type: 'button', dataset: { fault: 'off' }, onclick: off }, words.faultsOff)));

    function toggle(kind, text, more) {
        const box = el('input', { type: 'checkbox', dataset: { fault: kind }, onchange: () => order({ kind, on: box.checked, ...more }) });
        return { element: el('label.choice', {}, box, text), set: (on) => { box.checked = on; } };
    }
}

function number(value, label) {
    return el('input.field.number', { type: 'number', min: '1', max: '1000', value, 'aria-label': label });
}

function label(text, control) {
    return el('label.fault-field', {}, el('span', {}, text), control);
}
