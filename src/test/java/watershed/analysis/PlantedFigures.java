package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import watershed.record.Run;
import watershed.record.Trial;

/**
 * Makes forks for any claim that figures decide: values of all that they refer to, the same for
 * every contender that the claim is put to, found by search so that the figures come out as wanted.
 */
final class PlantedFigures {
  private final Run.ExperimentInfo info;
  private final Run.ClaimInfo claim;
  private final List<Expression> figures;
  private final PlantedPlaces places;

  PlantedFigures(Run.ExperimentInfo info, Run.ClaimInfo claim) {
    this.info = info;
    this.claim = claim;
    this.figures = claim.figures().stream().map(f -> Expression.parse(f.of())).toList();
    this.places = new PlantedPlaces(info, figures);
  }

  /** As if nothing of it could be had. */
  List<Trial> unavailable() {
    return places.unavailable();
  }

  ClaimVerdict judge(List<Trial> trials) {
    FigureData data = new FigureData(Samples.of(trials), trials, 2, "", new Bootstrap(1, 200));
    return new ClaimJudge(info, PlantedPlaces.JDK, data).verdict(claim);
  }

  private FigureCells cells(double[] truth) {
    List<Trial> trials = places.trials(truth, 0, 1);
    FigureData data = new FigureData(Samples.of(trials), trials, 2, "", new Bootstrap(1, 10));
    return new FigureCells(info, PlantedPlaces.JDK, data);
  }

  /** Forks of a million trials, of which none saw what a share of them is said to be. */
  List<Trial> unseen() {
    double[] truth = new double[places.size()];
    Arrays.fill(truth, 1e6);
    FigureCells cells = cells(truth);
    for (Expression figure : figures) {
      if (figure.of(places.contender()) instanceof Expression.Share share) {
        new BoundFigure(share.events(), cells)
            .leaves()
            .forEach(events -> truth[places.index(events)] = 0);
      }
    }
    return places.trials(truth, 0, 1);
  }

  /** Terms of the figures, and what each of their leaves is the value of. */
  private final class Search {
    private final List<BoundFigure> bound = new ArrayList<>();
    private final List<int[]> leaves = new ArrayList<>();

    Search() {
      double[] ones = new double[places.size()];
      Arrays.fill(ones, 1);
      FigureCells cells = cells(ones);
      for (Expression figure : figures) {
        BoundFigure one = new BoundFigure(figure.of(places.contender()), cells);
        bound.add(one);
        leaves.add(one.leaves().stream().mapToInt(places::index).toArray());
      }
    }

    /** Whether figures lie on the claimed side, or well on the other, as the claim's rule asks. */
    boolean is(boolean holds, double[] truth) {
      List<ClaimVerdict.Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < bound.size(); i++) {
        int[] which = leaves.get(i);
        double[] own = new double[which.length];
        for (int k = 0; k < own.length; k++) {
          own[k] = truth[which[k]];
        }
        double value = bound.get(i).term().of(own, BoundFigure.MIDWAY);
        Run.FigureInfo figure = claim.figures().get(i);
        ClaimVerdict.Verdict verdict =
            Double.isFinite(value)
                ? Relation.named(figure.relation())
                    .judge(new Estimate.Interval(value, value), figure.threshold())
                : ClaimVerdict.Verdict.INCONCLUSIVE;
        verdicts.add(verdict);
      }
      ClaimVerdict.Verdict together =
          switch (claim.rule()) {
            case ClaimJudge.ANY_FIGURE -> ClaimJudge.anyOf(verdicts);
            case ClaimJudge.COUNTED_EVENTS ->
                EventsJudge.verdict(figures.stream().map(EventsJudge::event).toList(), verdicts);
            default -> ClaimJudge.together(verdicts);
          };
      return together == wanted(holds);
    }
  }

  /** Forks by which the claim holds, or does not, beyond doubt. */
  List<Trial> clear(boolean holds) {
    return places.trials(truth(holds), 1e-5, 1);
  }

  private static ClaimVerdict.Verdict wanted(boolean holds) {
    return holds ? ClaimVerdict.Verdict.CONFIRMED : ClaimVerdict.Verdict.REFUTED;
  }

  private double[] truth(boolean holds) {
    ClaimVerdict.Verdict wanted = wanted(holds);
    Search search = new Search();
    Random random = new Random(5);
    for (int tries = 0; tries < 300_000; tries++) {
      double[] truth = new double[places.size()];
      // Shares of a million need terms that lie far apart.
      double spread = random.nextDouble() * (tries % 2 == 0 ? 12 : 40);
      double level = 10 * random.nextGaussian() / 3;
      for (int i = 0; i < truth.length; i++) {
        truth[i] = Math.exp(level + spread * (random.nextDouble() - 0.5));
      }
      if (search.is(holds, truth) && judge(places.trials(truth, 1e-5, 1)).verdict() == wanted) {
        return truth;
      }
    }
    throw new AssertionError("no values found for " + claim.id() + " to be " + wanted);
  }

  /** Forks by which the claim may hold or not: from one to the other, at the turn, with noise. */
  List<Trial> open() {
    double[] yes = truth(true);
    double[] no = truth(false);
    Search search = new Search();
    double low = 0;
    double high = 1;
    for (int step = 0; step < 60; step++) {
      double mid = (low + high) / 2;
      if (search.is(true, between(yes, no, mid))) {
        low = mid;
      } else {
        high = mid;
      }
    }
    double[] turn = between(yes, no, low);
    for (double sd : new double[] {1e-3, 1e-2, 0.1, 0.5}) {
      for (long seed = 1; seed <= 20; seed++) {
        List<Trial> trials = places.trials(turn, sd, seed);
        if (judge(trials).verdict() == ClaimVerdict.Verdict.INCONCLUSIVE) {
          return trials;
        }
      }
    }
    throw new AssertionError("nothing leaves " + claim.id() + " open");
  }

  private static double[] between(double[] a, double[] b, double part) {
    double[] mixed = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      mixed[i] = Math.exp((1 - part) * Math.log(a[i]) + part * Math.log(b[i]));
    }
    return mixed;
  }
}
