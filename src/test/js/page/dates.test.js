import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago, dayName, readerClock, slackDate } from '../page/text/dates.js';

const NOW = Date.UTC(2024, 0, 31, 22, 30);
const english = readerClock('en-US', NOW, 'UTC');
const chinese = readerClock('zh-CN', NOW, 'Asia/Shanghai');
const FEBRUARY_2014 = 1392734382;

test('every token has Slack’s shape in English', () => {
    const expected = {
        date_num: '2014-02-18',
        date: 'February 18th, 2014',
        date_short: 'Feb 18, 2014',
        date_long: 'Tuesday, February 18th, 2014',
        date_pretty: 'February 18th, 2014',
        time: '2:39 PM',
        time_secs: '2:39:42 PM',
    };
    for (const [token, words] of Object.entries(expected)) {
        assert.equal(slackDate(FEBRUARY_2014, `{${token}}`, '', english), words);
    }
});

test('ordinals are as people say them', () => {
    const day = (number) => slackDate(Date.UTC(2024, 4, number, 12) / 1000, '{date}', '', english).split(' ')[1];
    assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31].map(day), [
        '1st,',
        '2nd,',
        '3rd,',
        '4th,',
        '11th,',
        '12th,',
        '13th,',
        '21st,',
        '22nd,',
        '23rd,',
        '31st,',
    ]);
});

test('a Chinese reader in Shanghai reads another day, and no ordinals', () => {
    assert.equal(slackDate(FEBRUARY_2014, '{date} {time}', '', chinese), '2014年2月18日 22:39');
    assert.equal(slackDate(NOW / 1000, '{date_num} {time}', '', chinese), '2024-02-01 06:30');
});

test('days near now are called by their names', () => {
    const hours = (count) => (NOW + count * 3_600_000) / 1000;
    assert.equal(slackDate(hours(0), '{date_short_pretty} at {time}', '', english), 'Today at 10:30 PM');
    assert.equal(slackDate(hours(-23), '{date_pretty}', '', english), 'Yesterday');
    assert.equal(slackDate(hours(2), '{date_long_pretty}', '', english), 'Tomorrow');
    assert.equal(slackDate(hours(0), '{date_pretty}', '', chinese), '今天');
    assert.equal(dayName(NOW - 5 * 86_400_000, english), 'Friday, January 26');
});

test('an unknown token stays and a wrong time falls back', () => {
    assert.equal(slackDate(FEBRUARY_2014, 'at {moon}', '', english), 'at {moon}');
    assert.equal(slackDate(Number.NaN, '{date}', 'some day', english), 'some day');
    assert.equal(slackDate(1e18, '{date}', 'some day', english), 'some day');
});

test('the past is told in the largest unit that fits', () => {
    assert.equal(ago(NOW - 90_000, english), '1 minute ago');
    assert.equal(ago(NOW - 3 * 86_400_000, english), '3 days ago');
    assert.equal(ago(NOW - 800 * 86_400_000, english), '2 years ago');
    assert.equal(ago(NOW - 90_000, chinese), '1分钟前');
});
