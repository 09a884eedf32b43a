/**
 * The read-only gate: proves that a text is exactly one statement that only reads, and writes it anew from what was
 * understood. It knows no database, no catalogue and no Slack; what it cannot know is said in {@link ReadOnlyGate}.
 */
package dev.capstan.sql.gate;
