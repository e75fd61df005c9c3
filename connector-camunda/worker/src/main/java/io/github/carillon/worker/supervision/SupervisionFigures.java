package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.AlertFigures;
import java.time.Duration;

/**
 * What there is to count of supervision.
 *
 * @param watches whether this worker is the one that watches
 * @param lag how long ago it last looked, or saw that another one does
 * @param alerts how much is wrong
 */
public record SupervisionFigures(boolean watches, Duration lag, AlertFigures alerts) {}
