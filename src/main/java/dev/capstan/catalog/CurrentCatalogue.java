package dev.capstan.catalog;

/** The snapshot in force. Take it once per decision and pass it inward. */
public interface CurrentCatalogue {
    Catalogue now();
}
