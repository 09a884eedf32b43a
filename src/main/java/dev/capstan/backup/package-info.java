/**
 * Backups of services: taken, checked, proven by a real restore, given back, and pruned. It knows what is typed on a
 * target for each kind of thing that can be backed up, and neither Slack nor how a host is reached. What lies in the
 * store is the truth; Capstan's own database only remembers it.
 */
package dev.capstan.backup;
