/**
 * What people are told of a database's migrations: values, kept with the question. They know neither how they came about
 * nor how they are shown.
 */
package dev.capstan.sql.migration.report;
