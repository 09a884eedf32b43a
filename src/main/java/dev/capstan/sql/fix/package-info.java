/**
 * Fixes: statements of the catalogue that change rows, end sessions or change the schema, as steps of operations. It looks
 * ahead in a transaction that is rolled back, does exactly what was approved or nothing, and keeps what is needed to undo
 * it, also as a file. It knows neither Slack, nor how a database is reached, nor where its own records are kept.
 */
package dev.capstan.sql.fix;
