package watershed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.openjdk.jmh.annotations.Benchmark;
import watershed.experiments.Experiment;

/** The arrows between packages point one way. */
@AnalyzeClasses(packages = "watershed", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("watershed.cli..")
          .layer("report")
          .definedBy("watershed.report..")
          .layer("analysis")
          .definedBy("watershed.analysis..")
          .layer("lab")
          .definedBy("watershed.lab..")
          .layer("experiments")
          .definedBy("watershed.experiments..")
          .layer("probes")
          .definedBy("watershed.probes..")
          .layer("subjects")
          .definedBy("watershed.subjects..")
          .layer("record")
          .definedBy("watershed.record..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("analysis")
          .mayOnlyBeAccessedByLayers("cli", "report")
          .whereLayer("lab")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("experiments")
          .mayOnlyBeAccessedByLayers("cli", "lab")
          .whereLayer("probes")
          .mayOnlyBeAccessedByLayers("lab", "experiments")
          .whereLayer("subjects")
          .mayOnlyBeAccessedByLayers("lab", "experiments", "probes")
          .whereLayer("record")
          .mayOnlyBeAccessedByLayers("cli", "report", "analysis", "lab");

  @ArchTest
  static final ArchRule JMH_STAYS_IN_LAB_AND_EXPERIMENTS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "watershed.subjects..",
              "watershed.probes..",
              "watershed.record..",
              "watershed.analysis..",
              "watershed.report..",
              "watershed.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.openjdk.jmh..", "org.openjdk.jcstress..");

  @ArchTest
  static final ArchRule EVERY_BENCHMARK_IS_AN_EXPERIMENT =
      classes()
          .that()
          .resideInAPackage("watershed.experiments..")
          .and()
          .containAnyMethodsThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are benchmarks", method -> method.isAnnotatedWith(Benchmark.class)))
          .should()
          .beAnnotatedWith(Experiment.class);
}
