package io.github.carillon.engines;

@OnEngine(EngineKind.CAMUNDA_7_19)
final class Camunda719Test implements Conformance {}
