/**
 * What other rooms find wrong with a service, for as long as it stands: reported as an alert when it begins and when it
 * is over. It knows neither what is looked at nor what becomes of the alert.
 */
package dev.capstan.finding;
