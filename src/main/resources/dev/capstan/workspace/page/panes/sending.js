import { commandsOf } from './completions.js';

/**
 * Carries out a line: a message with its files, a slash command of the app, or one of Slack's own. Resolves to the
 * delivery, or to something else when there was none.
 */
export async function send(text, files, { channel, threadTs }, desk) {
    if (!text.startsWith('/')) {
        return desk.api.act('post', {
            channel,
            text: text.trim(),
            ...(files.length > 0 ? { files: files.map((file) => file.id) } : {}),
            ...(threadTs ? { thread_ts: threadTs } : {}),
        });
    }
    const [name, ...rest] = text.split(/\s+/);
    const known = commandsOf(desk).find((each) => each.command === name);
    if (!known) {
        desk.store.whisper(channel, desk.words.unknownCommand(name), threadTs);
        return {};
    }
    if (threadTs) {
        desk.store.whisper(channel, desk.words.notInThreads(name), threadTs);
        return {};
    }
    return known.own ? own(name, rest, channel, desk) : desk.api.act('command', { channel, text });
}

async function own(name, [target = '', elsewhere], channel, desk) {
    const { reader, store } = desk;
    const channelNamed = (word) => reader.names.channels().find((each) => each.name === word.replace(/^#/, ''));
    if (name === '/join') {
        const there = channelNamed(target);
        if (there) {
            await desk.api.act('join', { channel: there.id });
            desk.place.go({ channel: there.id });
        } else {
            store.whisper(channel, desk.words.nothingFound);
        }
        return {};
    }
    const wanted = target.replace(/^@/, '').toLowerCase();
    const person = store.workspace.people.find(
        (each) => each.name.toLowerCase() === wanted || (each.real_name ?? '').toLowerCase() === wanted,
    );
    if (!person) {
        store.whisper(channel, desk.words.noSuchPerson(target));
        return {};
    }
    await desk.api.act('invite', { channel: (elsewhere && channelNamed(elsewhere)?.id) ?? channel, user: person.id });
    return {};
}
