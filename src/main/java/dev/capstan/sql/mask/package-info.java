/**
 * Masks: which columns of an answer are shown only in part, and which statements cannot be answered because nobody can
 * prove what they would show. It knows the gate, and nothing of drivers, catalogues and Slack.
 */
package dev.capstan.sql.mask;
