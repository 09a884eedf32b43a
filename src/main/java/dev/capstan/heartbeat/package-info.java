/**
 * Somebody outside is told again and again that Capstan works, and notices when it is told no more. It knows neither what
 * works nor how it is looked at.
 */
package dev.capstan.heartbeat;
