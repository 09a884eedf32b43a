/** How an Alertmanager is spoken to: its API, version 2. It decides nothing. */
package dev.capstan.alert.silence;
