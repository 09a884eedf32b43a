/**
 * Alerts: what is reported wrong is gathered into alerts, told once, and followed until somebody has seen to it. It knows
 * neither how Slack shows them nor who measures.
 */
package dev.capstan.alert;
