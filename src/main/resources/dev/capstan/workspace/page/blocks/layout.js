import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { drawElement } from './elements.js';
import { dataTable } from './datatable.js';
import { image } from './image.js';
import { anchor, plainText, textObject } from './inline.js';
import { markdownBlock } from './markdown.js';
import { richText } from './richtext.js';
import { tableBlock } from './table.js';
import { safeLink } from '../text/links.js';

/** One block as DOM, with its warning under it when a deed on it failed. */
export function drawBlock(surface, block) {
    const problem = surface.problem(block);
    return el(
        `div.block.${block.type.replaceAll('_', '-')}-block`,
        { dataset: { blockId: block.block_id, blockType: block.type } },
        content(surface, block),
        problem ? el('p.problem', { role: 'alert' }, icon(ICONS.warning), problem) : null,
    );
}

function content(surface, block) {
    const { reader } = surface;
    switch (block.type) {
        case 'section':
            return section(surface, block);
        case 'header':
            return el('h3.block-header', {}, plainText(block.text, reader));
        case 'divider':
            return el('hr');
        case 'context':
            return el(
                'div.context',
                {},
                block.elements.map((element) =>
                    element.type === 'image'
                        ? image(element, 'context-image')
                        : el('span.context-text', {}, textObject(element, reader)),
                ),
            );
        case 'actions':
            return el(
                'div.actions',
                {},
                block.elements.map((element) => drawElement(surface, block, element)),
            );
        case 'image':
            return el(
                'figure',
                {},
                block.title ? el('figcaption', {}, plainText(block.title, reader)) : null,
                image(block, 'picture'),
            );
        case 'input':
            return input(surface, block);
        case 'rich_text':
            return richText(block, reader);
        case 'markdown':
            return markdownBlock(block, reader);
        case 'table':
            return tableBlock(block, reader);
        case 'data_table':
            return dataTable(block, reader);
        case 'file':
            return el('p.note', {}, block.external_id);
        case 'video':
            return video(block, reader);
        default:
            return el('p.note', {}, reader.words.unsupported(block.type));
    }
}

function section(surface, block) {
    const { reader } = surface;
    return el(
        'div.section',
        {},
        el(
            'div.section-body',
            {},
            block.text ? el('div.text', {}, textObject(block.text, reader)) : null,
            block.fields
                ? el(
                      'div.fields',
                      {},
                      block.fields.map((each) => el('div.text', {}, textObject(each, reader))),
                  )
                : null,
        ),
        block.accessory ? el('div.accessory', {}, drawElement(surface, block, block.accessory)) : null,
    );
}

function input(surface, block) {
    const { reader } = surface;
    const label = plainText(block.label, reader);
    const error = surface.errors[block.block_id];
    const element = drawElement(surface, block, { ...block.element, label });
    const control = element.matches('input, textarea') ? element : element.querySelector('input, textarea');
    control?.setAttribute('aria-invalid', String(Boolean(error)));
    control?.setAttribute('aria-required', String(!block.optional));
    return el(
        `div.input${error ? '.invalid' : ''}`,
        {},
        el('div.input-label', {}, label, block.optional ? el('span.optional', {}, ` ${reader.words.optional}`) : null),
        element,
        error ? el('p.error', { role: 'alert' }, error) : null,
        block.hint ? el('p.hint', {}, plainText(block.hint, reader)) : null,
    );
}

function video(block, reader) {
    const url = safeLink(block.title_url ?? block.video_url);
    const title = plainText(block.title, reader);
    return el(
        'figure',
        {},
        el('figcaption', {}, url ? anchor(url, title) : title),
        image({ image_url: block.thumbnail_url, alt_text: block.alt_text }, 'picture'),
    );
}
