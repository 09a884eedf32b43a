/** The rooms' ports on PostgreSQL: JDBI beside the SQL, Flyway for its history. Nothing here decides anything. */
package dev.capstan.store;
