import { el } from '../dom/el.js';
import { avatar, channelSign } from '../dom/faces.js';
import { fitting } from '../text/completion.js';
import { plainText } from './inline.js';

const LEAST_LETTERS = 3;

/**
 * Where a menu's options come from: `find(letters)` resolves to rows for a listbox, `row(value)` shows one that is
 * chosen already. A row is {value, label, content, heading?, shown?}.
 */
export function optionSource(surface, block, element) {
    const { reader } = surface;
    const kind = element.type.replace('multi_', '');
    switch (kind) {
        case 'static_select':
            return offered(element, reader);
        case 'external_select':
            return asked(surface, block, element);
        case 'users_select':
            return listed(reader.names.people().map((person) => personRow(person, reader)));
        default:
            return listed(conversationsFor(element, kind, reader).map((channel) => channelRow(channel)));
    }
}

/** The field of a `choose` value: `value`, `user` or `conversation`, with an s where several are chosen. */
export function valueField(element) {
    const kind = element.type.replace('multi_', '');
    const field =
        { users_select: 'user', conversations_select: 'conversation', channels_select: 'conversation' }[kind] ??
        'value';
    return element.type.startsWith('multi_') ? `${field}s` : field;
}

/** What the app chose beforehand, in the shape of `choose`. */
export function initialChoice(element, current) {
    const initial =
        element.initial_option?.value ??
        element.initial_user ??
        element.initial_channel ??
        element.initial_conversation ??
        element.initial_options?.map((option) => option.value) ??
        element.initial_users ??
        element.initial_channels ??
        element.initial_conversations ??
        (element.default_to_current_conversation ? current : undefined);
    if (initial === undefined) {
        return {};
    }
    return {
        [valueField(element)]: initial,
        option: element.initial_option,
        options: element.initial_options,
    };
}

export function optionRow(option, reader, heading = null) {
    const label = plainText(option.text, reader);
    const description = option.description && el('span.option-description', {}, plainText(option.description, reader));
    return { value: option.value, label, heading, shown: option, content: [el('span', {}, label), description] };
}

function offered(element, reader) {
    const groups = element.option_groups ?? [{ options: element.options ?? [] }];
    return listed(groups.flatMap((group) => rowsOf(group, reader)));
}

function rowsOf(group, reader) {
    const heading = group.label ? plainText(group.label, reader) : null;
    return group.options.map((option) => ({ ...optionRow(option, reader), group: heading }));
}

function listed(rows) {
    return {
        least: 0,
        find: async (letters) =>
            headed(letters === '' ? rows : fitting(letters, rows, (row) => [row.label, row.alias], 100)),
        row: (value) => rows.find((row) => row.value === value) ?? null,
    };
}

/** Only the first option of a group carries its heading. */
function headed(rows) {
    return rows.map((row, index) => ({
        ...row,
        heading: row.group && row.group !== rows[index - 1]?.group ? row.group : null,
    }));
}

function asked(surface, block, element) {
    const { reader } = surface;
    return {
        least: element.min_query_length ?? LEAST_LETTERS,
        waits: true,
        async find(letters) {
            const answer = await surface.options(block, element, letters);
            const groups = answer.option_groups ?? [{ options: answer.options ?? [] }];
            return headed(groups.flatMap((group) => rowsOf(group, reader)));
        },
        row: () => null,
    };
}

function personRow(person, reader) {
    return {
        value: person.id,
        label: person.real_name || person.name,
        alias: person.name,
        content: [
            avatar(person, 'small'),
            el('span', {}, person.real_name || person.name),
            el('span.option-description', {}, `${person.name}${person.id === reader.me ? ` ${reader.words.you}` : ''}`),
        ],
    };
}

function channelRow(channel) {
    const label = channel.kind === 'direct' ? channel.name : `#${channel.name}`;
    return { value: channel.id, label, content: [channelSign(channel), el('span', {}, channel.name)] };
}

function conversationsFor(element, kind, reader) {
    const include =
        kind === 'channels_select' ? ['public'] : (element.filter?.include ?? ['public', 'private', 'im', 'mpim']);
    return reader.names
        .channels()
        .filter((channel) => include.includes(channel.kind === 'direct' ? 'im' : channel.kind))
        .filter((channel) => !(channel.kind === 'direct' && element.filter?.exclude_bot_users));
}
