import { confirmation } from '../dom/dialog.js';
import { plainText, textObject } from './inline.js';

/** Asks as the app wants it asked; true at once when it wants nothing. */
export async function confirmed(confirm, reader) {
    if (!confirm) {
        return true;
    }
    return confirmation({
        title: plainText(confirm.title, reader),
        text: textObject(confirm.text, reader),
        confirm: plainText(confirm.confirm, reader),
        deny: plainText(confirm.deny, reader),
        danger: confirm.style === 'danger',
    });
}
