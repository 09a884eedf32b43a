/**
 * Incidents: what is so bad that it is led by somebody, told to those concerned, and written up afterwards. It knows
 * neither how Slack shows them nor how databases are asked.
 */
package dev.capstan.incident;
