using CxPortal.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CxPortal.Data.Configurations.Journeys;

internal sealed class EvidencePictureConfiguration : IEntityTypeConfiguration<EvidencePicture>
{
    public void Configure(EntityTypeBuilder<EvidencePicture> builder)
    {
        builder.Property(picture => picture.FileName).HasMaxLength(EvidencePicture.MaxFileNameLength);
        builder.Property(picture => picture.Caption).HasMaxLength(EvidencePicture.MaxCaptionLength);
        builder.HasIndex(picture => picture.JourneyId);
        builder.HasOne(picture => picture.StoredFile).WithMany().HasForeignKey(picture => picture.StoredFileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(picture => picture.ThumbnailFile).WithMany().HasForeignKey(picture => picture.ThumbnailFileId).OnDelete(DeleteBehavior.Restrict);
    }
}
