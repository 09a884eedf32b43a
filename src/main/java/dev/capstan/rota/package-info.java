/**
 * Rotas: who is on call, until when, and who stands in. It knows neither what they are called for nor how Slack shows
 * it.
 */
package dev.capstan.rota;
