import { confirmation } from '../dom/dialog.js';
import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { menu } from '../dom/menu.js';
import { problemOf } from '../blocks/surface.js';
import { isReply } from '../state/conversation.js';
import { pickReaction, react } from './reactions.js';

/** The bar that floats over a message under the pointer or the focus. */
export function messageTools(view, desk, { inThread, onThread }) {
    const { words } = desk;
    const { message } = view;
    const tool = (path, label, onclick, attributes = {}) => {
        const button = el(
            'button.icon-button',
            { type: 'button', 'aria-label': label, title: label, ...attributes, onclick: () => onclick(button) },
            icon(path),
        );
        return button;
    };
    if (message.ephemeral) {
        return bar(
            words,
            tool(ICONS.close, words.dismiss, () => desk.attempt(desk.store.dismiss(view.message)), {
                'data-tool': 'dismiss',
            }),
        );
    }
    return bar(
        words,
        ['white_check_mark', 'eyes'].map((name) =>
            el(
                'button.icon-button.emoji',
                {
                    type: 'button',
                    'aria-label': `:${name}:`,
                    title: `:${name}:`,
                    onclick: () => react(view.message, name, desk, mine(view.message, name, desk)),
                },
                desk.emoji.sign(name),
            ),
        ),
        tool(ICONS.smile, words.addReaction, (button) => pickReaction(button, view.message, desk), {
            'data-tool': 'react',
        }),
        inThread
            ? null
            : tool(
                  ICONS.reply,
                  words.replyInThread,
                  () => onThread(isReply(message) ? message.thread_ts : message.ts),
                  { 'data-tool': 'thread' },
              ),
        tool(ICONS.more, words.moreActions, (button) => more(button, view, desk), {
            'aria-haspopup': 'menu',
            'data-tool': 'more',
        }),
    );
}

function bar(words, ...tools) {
    return el('div.tools', { role: 'toolbar', 'aria-label': words.messageActions }, tools);
}

function mine(message, name, desk) {
    return message.reactions?.some((each) => each.name === name && each.users.includes(desk.reader.me)) ?? false;
}

function more(button, view, desk) {
    const { message } = view;
    const shortcuts = desk.store.workspace.shortcuts.filter((shortcut) => shortcut.type === 'message');
    const pinned = Boolean(message.pinned_info);
    const pin = {
        label: pinned ? desk.words.unpin : desk.words.pin,
        dataset: { does: 'pin' },
        onpick: () => desk.attempt(desk.api.act('pin', { channel: message.channel, ts: message.ts, remove: pinned })),
    };
    const fromApp = shortcuts.map((shortcut) => ({
        label: shortcut.name,
        hint: desk.store.workspace.app.name,
        dataset: { shortcut: shortcut.callback_id },
        onpick: () => use(shortcut, message, desk),
    }));
    const items = [pin, ...fromApp];
    if (message.user === desk.reader.me) {
        items.push({
            label: desk.words.deleteMessage,
            danger: true,
            separated: true,
            onpick: () => remove(message, desk),
        });
    }
    menu(button, desk.words.moreActions, items);
}

/** A shortcut on a message, or on none. */
export async function use(shortcut, message, desk) {
    const delivery = await desk.attempt(
        desk.api.act('shortcut', {
            callback_id: shortcut.callback_id,
            ...(message ? { channel: message.channel, ts: message.ts } : {}),
        }),
    );
    const problem = problemOf(delivery, desk.words);
    if (problem) {
        desk.say(problem);
    }
}

async function remove(message, desk) {
    const { words } = desk;
    const sure = await confirmation({
        title: words.deleteTitle,
        text: words.deleteQuestion,
        confirm: words.deleteConfirm,
        deny: words.cancel,
        danger: true,
    });
    if (sure) {
        await desk.attempt(desk.api.act('delete', { channel: message.channel, ts: message.ts }));
    }
}
