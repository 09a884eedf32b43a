/**
 * What the team wrote down in {@code commands/}: services, environments, runbooks, guards, roles, as one immutable,
 * validated snapshot. It knows nothing of running anything.
 */
package dev.capstan.catalog;
