//! Training: fitting the weights of attribution, their threshold and their calibration to gold documents.

mod calibrate;
mod evidence;
mod files;
mod fit;
mod lesson;
mod material;
mod validate;

pub use fit::Settings;
pub use material::Material;
pub use validate::{Fold, Validation};

use crate::attribution::Weights;
use crate::error::Result;

/// Fits weights to all of the material, and takes threshold and calibration from a cross-validation over `folds` parts of
/// it; the same material and settings give the same weights.
///
/// Each cue candidate of each document is one lesson: its proposals, and which of them gold accepts. The weights are
/// those of a softmax over the proposals and *none*, fitted with AdaGrad. The words of a cue are left out of some
/// lessons, so that the other evidence learns to do without them and a cue added to a lexicon works at once.
///
/// # Errors
/// When there are fewer documents than folds, fewer than two folds, or no document with a claim.
///
/// ```
/// use reportedly::eval::MarkedDocument;
/// use reportedly::train::{Material, Settings, train};
/// use reportedly::{Model, Pipeline};
///
/// let pipeline = Pipeline::builder().model(Model::Blank).build()?;
/// let gold = [
///     "id: a\n---\n[source#1 Ann Bell] [cue#1 said] [content#1 that it rained].\n",
///     "id: b\n---\n[source#1 The mayor] [cue#1 denied] [content#1 that it rained].\n",
/// ];
/// let gold = gold.iter().map(|file| MarkedDocument::parse(file)?.gold()).collect::<reportedly::Result<_>>()?;
/// let material = Material::new(&pipeline).add(gold, 1)?;
/// let (weights, validation) = train(&material, &Settings::default(), 2)?;
/// assert_eq!(validation.folds.len(), 2);
/// let pipeline = Pipeline::builder().model(Model::Own(Box::new(weights))).build()?;
/// # Ok::<(), reportedly::Error>(())
/// ```
pub fn train(material: &Material, settings: &Settings, folds: usize) -> Result<(Weights, Validation)> {
    let (validation, calibration) = validate::validate(material, settings, folds)?;
    let mut weights = fit::fit(&material.lessons(|_| true), settings)?;
    weights.threshold = validation.threshold;
    weights.calibration = calibration;
    Ok((weights, validation))
}
