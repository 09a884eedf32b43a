/**
 * What other rooms find wrong with a service, for as long as it stands: told in the service's channel when it begins and
 * when it is over. It knows neither what is looked at nor how it is told.
 */
package dev.capstan.finding;
