/**
 * Asks databases: connections that are few and can only read, time and size bounded, ended on the server when somebody
 * says so. It runs what the gate admitted and knows neither who asked nor what becomes of the answer.
 */
package dev.capstan.sql.engine;
