import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../page/panes/rows.js';
import { Conversation } from '../page/state/conversation.js';
import { Entered } from '../page/state/entered.js';
import { Unread } from '../page/state/unread.js';
import { chinese } from '../page/words/chinese.js';
import { english } from '../page/words/english.js';
import { wordsFor } from '../page/words/words.js';

const START = 1_700_000_000;
const ts = (second) => `${START + second}.000000`;
const at = (second, more = {}) => ({ ts: ts(second), channel: 'C1', user: 'U1', text: `m${second}`, ...more });
const texts = (messages) => messages.map((message) => message.text);

test('pages join, and what was heard while one was on its way is not lost', () => {
    const conversation = new Conversation();
    assert.deepEqual(conversation.put(at(13)), []);
    conversation.older({ messages: [at(11), at(12)], more: true });
    conversation.older({ messages: [at(9), at(10)], more: false });
    assert.deepEqual(texts(conversation.messages), ['m9', 'm10', 'm11', 'm12', 'm13']);
});

test('an edit of a message further up than one has read leaves no hole', () => {
    const conversation = new Conversation();
    conversation.older({ messages: [at(11)], more: true });
    conversation.put(at(3));
    assert.deepEqual(texts(conversation.messages), ['m11']);
});

test('a message that did not change stays the same one', () => {
    const conversation = new Conversation();
    conversation.older({ messages: [at(1), at(2)], more: false });
    const [first, second] = conversation.messages;
    conversation.put(at(1));
    conversation.put(at(2, { text: 'edited' }));
    assert.equal(conversation.messages[0], first);
    assert.notEqual(conversation.messages[1], second);
});

test('replies go to their thread, broadcast ones to both', () => {
    const conversation = new Conversation();
    conversation.older({ messages: [at(1)], more: false });
    conversation.thread(ts(1), [at(1)]);
    assert.deepEqual(conversation.put(at(2, { thread_ts: ts(1) })), ['thread']);
    assert.deepEqual(conversation.put(at(3, { thread_ts: ts(1), broadcast: true })), ['thread', 'channel']);
    assert.deepEqual(texts(conversation.messages), ['m1', 'm3']);
    assert.deepEqual(texts(conversation.threads.get(ts(1))), ['m1', 'm2', 'm3']);
});

test('reading again after a pause drops what is gone and closes no hole it cannot see into', () => {
    const conversation = new Conversation();
    conversation.older({ messages: [at(1), at(2), at(3)], more: false });
    conversation.refresh({ messages: [at(2), at(4)], more: true });
    assert.deepEqual([texts(conversation.messages), conversation.more], [['m1', 'm2', 'm4'], false]);
    conversation.refresh({ messages: [at(8), at(9)], more: true });
    assert.deepEqual([texts(conversation.messages), conversation.more], [['m8', 'm9'], true]);
});

test('what is unread, and what calls one', () => {
    const kept = {};
    const storage = {
        read: (key) => kept[key],
        write: (key, value) => {
            kept[key] = value;
        },
    };
    const unread = new Unread('U1', storage);
    const channel = { id: 'C1', kind: 'public', member: true, latest: ts(5) };
    assert.ok(unread.isUnread(channel));
    unread.read('C1', ts(5));
    assert.ok(!unread.isUnread(channel));
    unread.heard(at(6, { user: 'U2', text: 'hi <@U1>' }), channel, true);
    unread.heard(at(7, { user: 'U2', text: 'hi' }), channel, true);
    unread.heard(at(8, { user: 'U1', text: 'me <@U1>' }), channel, true);
    assert.equal(unread.calls(channel), 1);
    assert.ok(!new Unread('U1', storage).isUnread(channel), 'it is remembered');
    assert.ok(new Unread('U2', storage).isUnread(channel), 'for each person apart');
});

test('what was entered goes with the blocks that are still there', () => {
    const entered = new Entered();
    entered.put('b1', 'a', { text: 'x' });
    entered.put('b2', 'a', { value: 'v' }, { option: { text: {} } });
    entered.told('b1', 'a');
    assert.deepEqual(entered.within([{ block_id: 'b2' }]), { b2: { a: { value: 'v' } } });
    assert.deepEqual(
        entered.untold().map((each) => each.block),
        ['b2'],
    );
    assert.deepEqual(entered.get('b2', 'a'), { value: 'v', option: { text: {} } });
});

test('messages stand together, days apart, and the new ones are marked once', () => {
    const clock = { locale: 'en-US', zone: 'UTC', now: Date.UTC(2024, 0, 3) };
    const day = Date.UTC(2024, 0, 1, 23, 58) / 1000 - START;
    const messages = [at(day), at(day + 30), at(day + 200), at(day + 210, { user: 'U2' })];
    const rows = rowsOf(messages, { clock, unreadAfter: ts(day + 30), me: 'U9' });
    assert.deepEqual(
        rows.map((row) => row.kind),
        ['day', 'message', 'message', 'day', 'new', 'message', 'message'],
    );
    assert.deepEqual(
        rows.filter((row) => row.message).map((row) => row.compact),
        [false, true, false, false],
    );
});

test('both languages say the same things', () => {
    const shape = (words) =>
        Object.fromEntries(
            Object.entries(words).map(([key, value]) => [
                key,
                typeof value === 'function' ? value.length : typeof value,
            ]),
        );
    assert.deepEqual(shape(chinese), shape(english));
    assert.equal(wordsFor('zh-TW'), chinese);
    assert.equal(wordsFor(undefined), english);
});
