package dev.capstan.step;

/** Leads from an address to the host behind it; connections are kept and reused within. */
public interface Hosts {
    HostShell at(HostAddress address);
}
