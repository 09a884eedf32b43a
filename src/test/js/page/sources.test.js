import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const PAGE = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'page');

const files = (folder) =>
    readdirSync(folder).flatMap((name) => {
        const file = path.join(folder, name);
        return statSync(file).isDirectory() ? files(file) : [file];
    });
const sources = files(PAGE).map((file) => ({ file: path.relative(PAGE, file), text: readFileSync(file, 'utf8') }));

test('nothing turns text into markup or code', () => {
    for (const { file, text } of sources.filter((each) => each.file.endsWith('.js'))) {
        assert.doesNotMatch(
            text,
            /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function/,
            file,
        );
    }
});

test('the front page has no script or style of its own, as its content policy demands', () => {
    const html = sources.find((each) => each.file === 'index.html').text;
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc="\/page\/)/);
});

test('everything that is named is there', () => {
    const html = sources.find((each) => each.file === 'index.html').text;
    for (const [, named] of html.matchAll(/(?:href|src)="\/page\/([^"]+)"/g)) {
        assert.ok(existsSync(path.join(PAGE, named)), named);
    }
    for (const { file, text } of sources) {
        for (const [, named] of text.matchAll(/^import .* from '([^']+)';$/gm)) {
            assert.ok(existsSync(path.join(PAGE, path.dirname(file), named)), `${file} imports ${named}`);
        }
    }
});

test('the page knows no app by its name', () => {
    for (const { file, text } of sources) {
        assert.doesNotMatch(text, /capstan/i, file);
    }
});

test('every word that is said is in the dictionary', async () => {
    const { english } = await import('../page/words/english.js');
    for (const { file, text } of sources.filter((each) => /^(blocks|panes)\//.test(each.file))) {
        for (const [, word] of text.matchAll(/\bwords\.(\w+)/g)) {
            assert.ok(Object.hasOwn(english, word), `${file} says ${word}`);
        }
    }
});
