import { el } from '../dom/el.js';
import { button, overflow } from './button.js';
import { choice } from './choice.js';
import { field } from './fields.js';
import { fileInput } from './fileinput.js';
import { image } from './image.js';
import { picker } from './pickers.js';
import { select } from './select.js';

/** One element of a block as DOM. */
export function drawElement(surface, block, element) {
    switch (element.type) {
        case 'button':
            return button(surface, block, element);
        case 'overflow':
            return overflow(surface, block, element);
        case 'image':
            return image(element, 'thumbnail');
        case 'checkboxes':
        case 'radio_buttons':
            return choice(surface, block, element);
        case 'datepicker':
        case 'timepicker':
        case 'datetimepicker':
            return picker(surface, block, element);
        case 'plain_text_input':
        case 'number_input':
        case 'email_text_input':
        case 'url_text_input':
        case 'rich_text_input':
            return field(surface, block, element);
        case 'file_input':
            return fileInput(surface, block, element);
        default:
            return /_select$/.test(element.type)
                ? select(surface, block, element)
                : el('p.note', {}, surface.reader.words.unsupported(element.type));
    }
}
