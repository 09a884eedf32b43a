/** Who may do what, and why: decided from the catalogue's roles, default deny. User groups are asked for by a port. */
package dev.capstan.access;
