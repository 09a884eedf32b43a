/**
 * Measures Capstan from outside, as Slack and people meet it: a process of its own, signed requests, a real PostgreSQL.
 * It uses the local Slack and knows nothing of the rooms it measures, save the names of a few tables; how a database is
 * asked, the root hands in.
 */
package dev.capstan.bench;
