/**
 * What is being typed at the caret: {kind: 'command'|'mention'|'channel'|'emoji', from, to, letters}, or null. A
 * command stands at the very beginning.
 */
export function beingTyped(text, caret) {
    const before = text.slice(0, caret);
    const command = /^\/\S*$/.exec(before);
    if (command) {
        return { kind: 'command', from: 0, to: caret, letters: before };
    }
    const word = /(^|[\s(])([@#]|:(?=[a-z0-9_+-]{2}))([\p{L}\p{N}_.+-]*)$/iu.exec(before);
    if (!word) {
        return null;
    }
    const kind = { '@': 'mention', '#': 'channel', ':': 'emoji' }[word[2]];
    return { kind, from: caret - word[2].length - word[3].length, to: caret, letters: word[3] };
}

/** The command that is typed and has its space already, so that its usage can be shown. */
export function commandUnderWay(text, commands) {
    const name = /^(\/\S+)\s/.exec(text)?.[1];
    return commands.find((each) => each.command === name) ?? null;
}

/** Those that fit the letters: by the beginning first, then anywhere in their names. */
export function fitting(letters, things, namesOf, most = 8) {
    const wanted = letters.toLowerCase();
    const rank = (thing) => {
        const names = namesOf(thing).map((name) => (name ?? '').toLowerCase());
        if (names.some((name) => name.startsWith(wanted))) {
            return 0;
        }
        if (names.some((name) => name.split(/[\s_.-]+/).some((part) => part.startsWith(wanted)))) {
            return 1;
        }
        return names.some((name) => name.includes(wanted)) ? 2 : 3;
    };
    return things
        .map((thing, order) => ({ thing, order, rank: rank(thing) }))
        .filter((each) => each.rank < 3)
        .sort((a, b) => a.rank - b.rank || a.order - b.order)
        .slice(0, most)
        .map((each) => each.thing);
}
