/**
 * Asks HTTP checks, from the target's network or the bot's. It does not know how a connection to the target comes about,
 * nor when a check is asked again.
 */
package dev.capstan.step.http;
