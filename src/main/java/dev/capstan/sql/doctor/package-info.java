/**
 * The database doctor: what it asks of PostgreSQL, MySQL and MariaDB, and how it judges what they answer. It only reads
 * catalogues and statistics, never a table of the service's, and knows no driver.
 */
package dev.capstan.sql.doctor;
