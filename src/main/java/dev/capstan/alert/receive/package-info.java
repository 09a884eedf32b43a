/**
 * The doors for alerts from outside: who may knock, and how each of them words a report. What is understood is handed on
 * as a report; what is not is refused with the reason.
 */
package dev.capstan.alert.receive;
